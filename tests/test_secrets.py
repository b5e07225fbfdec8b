"""Secrets come from Secrets Manager, or on one's own machine from a file of one's own; nowhere else do they stand."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from infra.describe import functions
from infra.zappa_settings import settings
from portal.settings import SettingMissing, read_settings

ROOT = Path(__file__).resolve().parents[1]
SECRET_VARIABLES = {"PORTAL_LINK_KEYS", "PORTAL_LOOKUP_SECRET", "PORTAL_ORIGIN_SECRET", "PORTAL_SMTP_URL"}
RESOLVED = re.compile(r"\{\{resolve:secretsmanager:.*?\}\}")
"""CloudFormation's own way to a secret: it stands in no template, no parameter and no event."""
LOOKS_LIKE_ONE = re.compile(
    r"AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|ghp_\w{36}|xox[bp]-\w+"
    r"|(?i:secret|password|token|api_?key)\w*['\"]?\s*[:=]\s*['\"][0-9a-zA-Z+/]{32,}['\"]"
)


class Outputs(dict[str, str]):
    """Whatever a stack may put out."""

    def get(self, key: str, default: object = None) -> str:  # type: ignore[override]
        return self[key]

    def __missing__(self, key: str) -> str:
        return f"arn:aws:x:eu-west-1:123456789012:{key}"


@pytest.mark.parametrize("name", functions())
def test_a_function_is_told_where_its_secret_is_and_not_what(name: str) -> None:
    (told,) = settings(name, "veldgloed", "test", Outputs()).values()
    given = told["aws_environment_variables"]
    assert isinstance(given, dict)
    assert given.keys() & SECRET_VARIABLES == set()
    assert given["PORTAL_SECRET"].startswith("arn:")


@pytest.mark.parametrize("missing", ["PORTAL_LINK_KEYS", "PORTAL_LOOKUP_SECRET"])
def test_no_secret_has_a_value_of_its_own_accord(missing: str) -> None:
    there = {"PORTAL_BRAND": "veldgloed", "PORTAL_STAGE": "test", "PORTAL_ORIGINS": "https://x.example"}
    there |= {"PORTAL_BUCKET": "b", "PORTAL_LINK_KEYS": json.dumps({"a": "00"}), "PORTAL_LOOKUP_SECRET": "00"}
    with pytest.raises(SettingMissing, match=missing):
        read_settings({name: value for name, value in there.items() if name != missing})


def test_no_stack_holds_a_secret_or_takes_one_as_a_parameter() -> None:
    for template in (ROOT / "infra").glob("*.yaml"):
        text = RESOLVED.sub("", template.read_text("utf-8"))
        assert not re.findall(r"SecretString|GenerateSecretString|NoEcho", text), template.name


def test_no_file_of_ours_holds_what_looks_like_a_secret() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    texts = [ROOT / name for name in tracked.splitlines() if not name.endswith((".png", ".woff2", ".ico", ".lock"))]
    found = [
        f"{file.relative_to(ROOT)}: {hit[0][:20]}"
        for file in texts
        if file.exists() and file.name != Path(__file__).name
        for hit in [LOOKS_LIKE_ONE.search(file.read_text("utf-8", errors="replace"))]
        if hit
    ]
    assert found == []


@pytest.mark.parametrize(
    "planted",
    ["AKIAABCDEFGHIJKLMNOP", "-----BEGIN RSA PRIVATE KEY-----", 'api_key = "0123456789abcdef0123456789abcdef"'],
)
def test_what_looks_like_one_is_seen(planted: str) -> None:
    assert LOOKS_LIKE_ONE.search(planted)
