"""What no function uses goes; what looks like it stays."""

from pathlib import Path

import pytest

from infra.prune import prune


def packages(folder: Path, *files: str) -> Path:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("x")
    return folder


def left(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "file",
    [
        "bin/flask",
        ".lock",
        "flask-3.1.dist-info/METADATA",
        "flask/__pycache__/app.cpython-311.pyc",
        "flask/app.pyi",
        "flask/py.typed",
        "zappa/cli.py",
        "zappa/asynchronous.py",
        "botocore/data/dynamodb/2012-08-10/examples-1.json",
        "botocore/data/ec2/2016-11-15/service-2.json.gz",
        "tzdata/zoneinfo/America/Lima",
        "tzdata/zoneinfo/Europe/Paris",
        "werkzeug/debug/tbtools.py",
        "click/testing.py",
        "dateutil/rrule.py",
        "urllib3/contrib/socks.py",
        "wtforms/locale/nl/LC_MESSAGES/wtforms.mo",
    ],
)
def test_what_no_function_uses_goes(tmp_path: Path, file: str):
    prune(packages(tmp_path, file, "flask/app.py"), ["dynamodb"])
    assert left(tmp_path) == {"flask/app.py"}


@pytest.mark.parametrize(
    "file",
    [
        "zappa/handler.py",
        "botocore/data/dynamodb/2012-08-10/service-2.json.gz",
        "botocore/data/endpoints.json",
        "botocore/data/partitions.json",
        "botocore/data/_retry.json",
        "botocore/docs/docstring.py",
        "botocore/crt/__init__.py",
        "dateutil/relativedelta.py",
        "urllib3/http2/probe.py",
        "werkzeug/test.py",
        "tzdata/zoneinfo/Europe/Amsterdam",
        "tzdata/zoneinfo/Etc/UTC",
    ],
)
def test_what_a_function_uses_stays(tmp_path: Path, file: str):
    prune(packages(tmp_path, file), ["dynamodb"])
    assert left(tmp_path) == {file}


def test_each_function_keeps_its_own_services(tmp_path: Path):
    models = {service: f"botocore/data/{service}/1/service-2.json.gz" for service in ("dynamodb", "s3", "sesv2")}
    prune(packages(tmp_path, *models.values()), ["dynamodb", "s3"])
    assert left(tmp_path) == {models["dynamodb"], models["s3"]}
