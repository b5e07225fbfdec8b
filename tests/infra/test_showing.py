"""A page that would be cached, refused, compressed or sent without its headers is named."""

import pytest

from tests.infra import showing
from tests.infra.slips import GONE, P, Slip, shown

CDN = f"Resources.Cdn.{P}.DistributionConfig"
SITE_HEADERS = f"Resources.SiteHeaders.{P}.ResponseHeadersPolicyConfig"

SHOWING = [
    Slip("site", f"{CDN}.Origins.1.OriginCustomHeaders", GONE, showing.hosts, "the functions aren't shown the origin"),
    Slip("site", f"{CDN}.CacheBehaviors.0", GONE, showing.paths, "/aanvragen isn't passed on to the functions"),
    Slip(
        "site", f"{CDN}.CacheBehaviors.0.FunctionAssociations", GONE, showing.paths, "/aanvragen doesn't say who asks"
    ),
    Slip("site", f"{CDN}.CacheBehaviors.0.Compress", True, showing.paths, "/aanvragen is compressed"),
    Slip(
        "site",
        f"{CDN}.CacheBehaviors.0.CachePolicyId",
        "658327ea-f89d-4fab-a63d-7e88639e58f6",
        showing.paths,
        "/aanvragen is cached: one customer may see another's page",
    ),
    Slip("site", f"{CDN}.DefaultCacheBehavior.Compress", GONE, showing.site_pages, "the site isn't compressed"),
    Slip(
        "site",
        f"{SITE_HEADERS}.SecurityHeadersConfig.FrameOptions",
        {"FrameOption": "SAMEORIGIN", "Override": True},
        showing.site_pages,
        "the site sends X-Frame-Options: SAMEORIGIN instead of DENY",
    ),
    Slip("site", f"{CDN}.WebACLId", GONE, showing.name_and_guard, "no WAF can stand before the CDN"),
    Slip(
        "site",
        "Parameters.WebAclArn.AllowedPattern",
        ".*",
        showing.name_and_guard,
        "WebAclArn may be of a region where CloudFront doesn't look",
    ),
]


@pytest.mark.parametrize("slip", SHOWING, ids=str)
def test_it_is_named(slip: Slip) -> None:
    shown(slip)
