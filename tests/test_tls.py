"""Every way in and out speaks TLS 1.2 or newer, and looks at the other side's certificate."""

import re
from pathlib import Path

INFRA = Path(__file__).resolve().parents[1] / "infra"
SITE, EDGE = ((INFRA / name).read_text("utf-8") for name in ("site.yaml", "edge.yaml"))
OURS = [
    file
    for folder in ("portal", "functions", "infra")
    for file in (INFRA.parent / folder).rglob("*.py")
    if "local" not in file.parts
]


def test_browsers_come_by_tls_1_2_or_newer() -> None:
    assert re.findall(r"MinimumProtocolVersion: (\S+)", SITE) == ["TLSv1.2_2021"]


def test_pages_without_tls_are_sent_on_and_everything_that_takes_a_form_or_a_key_is_refused() -> None:
    policies = re.findall(r"ViewerProtocolPolicy: (\S+)", SITE)
    assert policies[0] == "redirect-to-https"
    assert set(policies[1:]) == {"https-only"}
    assert len(policies) == 1 + SITE.count("- PathPattern: ")


def test_the_cdn_comes_to_the_api_by_tls_1_2() -> None:
    assert "OriginProtocolPolicy: https-only" in SITE
    assert re.findall(r"OriginSSLProtocols: (.+)", SITE) == ["[TLSv1.2]"]
    assert re.findall(r"SecurityPolicy: (\w+)", EDGE) == ["TLS_1_2"]


def test_nothing_of_ours_looks_away_from_a_certificate() -> None:
    away = re.compile(r"verify\s*=\s*False|CERT_NONE|check_hostname\s*=\s*False|_create_unverified_context")
    assert [file.name for file in OURS if away.search(file.read_text("utf-8"))] == []


def test_whoever_is_asked_outside_is_asked_by_https() -> None:
    plain = re.compile(r"[\"']http://(?!localhost|127\.0\.0\.1|www\.w3\.org)[^\"']+")
    assert [(file.name, hit[0]) for file in OURS for hit in [plain.search(file.read_text("utf-8"))] if hit] == []
