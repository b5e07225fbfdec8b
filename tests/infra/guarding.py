"""The guard: what stands before the CDN, in the region where CloudFront looks for it."""

from collections.abc import Iterator

from tests.infra.templates import Template
from tests.infra.waking import called

MOST_A_WINDOW = 10_000
"""Requests of one address in five minutes, above which a limit would stop no flood."""
LISTS = ("AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesKnownBadInputsRuleSet")


def wall(guard: Template) -> Iterator[str]:
    (acl,) = guard.of("WAFv2::WebACL").values()
    if acl["Scope"] != "CLOUDFRONT":
        yield "the wall can't stand before a CDN"
    rates = [
        rule["Statement"]["RateBasedStatement"] for rule in acl["Rules"] if "RateBasedStatement" in rule["Statement"]
    ]
    if not rates:
        yield "one address may flood the portal"
    parameters = guard.body["Parameters"]
    for rate in rates:
        if parameters[rate["Limit"]["Ref"]]["Default"] > MOST_A_WINDOW:
            yield "the limit of one address stops no flood"
    yield from (f"the wall lacks {name}" for name in LISTS if name not in called(acl["Rules"]))
    seen = [acl["VisibilityConfig"], *(rule["VisibilityConfig"] for rule in acl["Rules"])]
    if any(one["SampledRequestsEnabled"] for one in seen):
        yield "the wall keeps samples of paths, and a path may be somebody's key"
    if not all(one["CloudWatchMetricsEnabled"] for one in seen):
        yield "nobody sees what the wall stops"


def certificate(guard: Template) -> Iterator[str]:
    (found,) = guard.of("CertificateManager::Certificate").values()
    if found["ValidationMethod"] != "DNS":
        yield "the certificate isn't renewed by itself"
    for output in ("WebAclArn", "SiteCertificateArn"):
        if output not in guard.body["Outputs"]:
            yield f"the site can't be given {output}"
