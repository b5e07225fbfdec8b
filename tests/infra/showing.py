"""The CDN: one host for site and functions, the headers that the local start sends, and nothing cached of people."""

from collections.abc import Iterator, Mapping
from typing import Any

from portal.site.policy import RULES
from portal.web.headers import FIXED, ONE_YEAR
from tests.infra.templates import Template
from tests.infra.waking import prefixes

NOT_CACHED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
"""AWS's own policies: CachingDisabled and AllViewerExceptHostHeader."""
ALL_BUT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
TELLS_WHO = "ViewerFunction.FunctionMetadata.FunctionARN"
ORIGIN_SECRET = "{{resolve:secretsmanager:${SecretArn}:SecretString:origin}}"
MOST_PATHS = 25
"""CloudFront's quota of behaviours, unless more is asked for."""


def hosts(site: Template) -> Iterator[str]:
    origins = {origin["Id"]: origin for origin in _cdn(site)["Origins"]}
    if origins.keys() != {"site", "functions"}:
        yield f"the CDN's origins are {sorted(origins)}"
        return
    if origins["site"].get("OriginAccessControlId") != {"Ref": "SiteAccess"}:
        yield "the site's bucket is asked without a signature"
    added = {one["HeaderName"]: one["HeaderValue"] for one in origins["functions"].get("OriginCustomHeaders", ())}
    if added != {"X-Origin-Secret": {"Fn::Sub": ORIGIN_SECRET}}:
        yield "the functions aren't shown the origin secret"
    if origins["functions"]["CustomOriginConfig"]["OriginProtocolPolicy"] != "https-only":
        yield "the functions are asked without TLS"


def paths(site: Template) -> Iterator[str]:
    """PREFIXES of every function, as they are and with more behind them."""
    wanted = {f"{prefix}{more}" for starts in prefixes().values() for prefix in starts for more in ("", "/*")}
    found = {one["PathPattern"]: one for one in _cdn(site)["CacheBehaviors"]}
    yield from (f"{path} isn't passed on to the functions" for path in sorted(wanted - found.keys()))
    yield from (f"{path} belongs to no function" for path in sorted(found.keys() - wanted))
    for path, one in found.items():
        yield from (f"{path} {fault}" for fault in _passed_on(one))
    if len(found) > MOST_PATHS:
        yield f"the CDN has {len(found)} paths, of at most {MOST_PATHS}"


def _passed_on(one: Mapping[str, Any]) -> Iterator[str]:
    if one["TargetOriginId"] != "functions":
        yield f"goes to {one['TargetOriginId']}"
    if one.get("CachePolicyId") != NOT_CACHED:
        yield "is cached: one customer may see another's page"
    if one.get("OriginRequestPolicyId") != ALL_BUT_HOST:
        yield "loses cookies or query on its way"
    if one.get("FunctionAssociations") != [{"EventType": "viewer-request", "FunctionARN": {"Fn::GetAtt": TELLS_WHO}}]:
        yield "doesn't say who asks, so that limits count the CDN or whatever a visitor likes to be"
    if one.get("ViewerProtocolPolicy") != "https-only":
        yield "is answered without TLS"
    if "POST" not in one.get("AllowedMethods", ()):
        yield "refuses forms"
    if one.get("Compress"):
        yield "is compressed, which tells length (BREACH)"


def site_pages(site: Template) -> Iterator[str]:
    default = _cdn(site)["DefaultCacheBehavior"]
    if not default.get("Compress"):
        yield "the site isn't compressed"
    if default.get("ViewerProtocolPolicy") != "redirect-to-https":
        yield "the site can be read without TLS"
    if default.get("ResponseHeadersPolicyId") != {"Ref": "SiteHeaders"}:
        yield "the site's pages have no security headers"
    sent = _headers(site)
    for name, value in FIXED.items():
        if sent.get(name) != value:
            yield f"the site sends {name}: {sent.get(name)} instead of {value}"
    standing = site.body["Parameters"]["SitePolicy"]["Default"]
    missing = [name for name, value in RULES.items() if f"{name} {value}" not in standing]
    yield from (f"the site's standing policy lacks {name}" for name in missing)


def _headers(site: Template) -> dict[str, str]:
    """As the browser gets them."""
    ((policy),) = site.of("CloudFront::ResponseHeadersPolicy").values()
    told = policy["ResponseHeadersPolicyConfig"]
    secure = told["SecurityHeadersConfig"]
    strict = secure.get("StrictTransportSecurity", {})
    found = {one["Header"]: one["Value"] for one in told["CustomHeadersConfig"]["Items"]}
    if strict.get("AccessControlMaxAgeSec") == ONE_YEAR and strict.get("IncludeSubdomains"):
        found["Strict-Transport-Security"] = f"max-age={ONE_YEAR}; includeSubDomains"
    if "ContentTypeOptions" in secure:
        found["X-Content-Type-Options"] = "nosniff"
    if "ContentSecurityPolicy" in secure:
        found["Content-Security-Policy"] = secure["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    found["X-Frame-Options"] = secure.get("FrameOptions", {}).get("FrameOption")
    found["Referrer-Policy"] = secure.get("ReferrerPolicy", {}).get("ReferrerPolicy")
    return found


def name_and_guard(site: Template) -> Iterator[str]:
    cdn, parameters = _cdn(site), site.body["Parameters"]
    if cdn.get("WebACLId") != {"Fn::If": ["HasWaf", {"Ref": "WebAclArn"}, {"Ref": "AWS::NoValue"}]}:
        yield "no WAF can stand before the CDN"
    if cdn.get("Aliases") != {"Fn::If": ["HasDomain", [{"Ref": "SiteDomain"}], {"Ref": "AWS::NoValue"}]}:
        yield "the CDN can't have a name of its own"
    _, own, _ = cdn["ViewerCertificate"]["Fn::If"]
    if own["MinimumProtocolVersion"] != "TLSv1.2_2021":
        yield "the CDN speaks TLS older than 1.2"
    for name in ("SiteCertificateArn", "WebAclArn"):
        if "us-east-1" not in parameters[name]["AllowedPattern"]:
            yield f"{name} may be of a region where CloudFront doesn't look"


def _cdn(site: Template) -> Mapping[str, Any]:
    (cdn,) = site.of("CloudFront::Distribution").values()
    found: Mapping[str, Any] = cdn["DistributionConfig"]
    return found
