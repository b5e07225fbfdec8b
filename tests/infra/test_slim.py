"""The driver's data: less of it, and the driver works as before."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from infra.slim import slim

MODEL = {
    "metadata": {"apiVersion": "1"},
    "documentation": "<p>What it is</p>",
    "operations": {"GetItem": {"input": {"shape": "A"}}},
    "shapes": {
        "A": {"type": "structure", "members": {"documentation": {"shape": "B", "documentation": "why"}}},
        "B": {},
    },
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    services: dict[str, Any] = {name: {"endpoints": {}} for name in ("dynamodb", "ec2", "email")}
    endpoints = {"version": 3, "partitions": [{"partition": name, "services": services} for name in ("aws", "aws-cn")]}
    (tmp_path / "endpoints.json").write_text(json.dumps(endpoints))
    (tmp_path / "dynamodb/1").mkdir(parents=True)
    (tmp_path / "dynamodb/1/service-2.json.gz").write_bytes(gzip.compress(json.dumps(MODEL).encode()))
    return tmp_path


def read(file: Path) -> Any:
    return json.loads(file.read_text())


def test_addresses_of_other_services_go_in_every_partition(data: Path):
    slim(data, ["dynamodb", "sesv2"])
    partitions = read(data / "endpoints.json")["partitions"]
    assert [(each["partition"], sorted(each["services"])) for each in partitions] == [
        ("aws", ["dynamodb", "email"]),
        ("aws-cn", ["dynamodb", "email"]),
    ]


def test_explanations_go_and_a_member_of_that_name_stays(data: Path):
    slim(data, ["dynamodb"])
    model = read(data / "dynamodb/1/service-2.json")
    assert model["documentation"] == ""
    assert model["shapes"]["A"]["members"] == {"documentation": {"shape": "B", "documentation": ""}}
    assert model["metadata"] == MODEL["metadata"]


def test_a_model_stands_there_once(data: Path):
    slim(data, ["dynamodb"])
    assert [file.name for file in (data / "dynamodb/1").iterdir()] == ["service-2.json"]


def test_of_the_store_stay_the_acts_that_are_called_and_the_shapes_they_reach(data: Path):
    shapes = {
        "Get": {"type": "structure", "members": {"Key": {"shape": "Keys"}}},
        "Keys": {"type": "map", "key": {"shape": "Name"}, "value": {"shape": "Keys"}},
        **{name: {"type": "string"} for name in ("Name", "Export")},
    }
    operations = {"GetItem": {"input": {"shape": "Get"}}, "ExportTableToPointInTime": {"input": {"shape": "Export"}}}
    model = {"metadata": {}, "operations": operations, "shapes": shapes}
    (data / "dynamodb/1/service-2.json.gz").write_bytes(gzip.compress(json.dumps(model).encode()))
    slim(data, ["dynamodb"])
    found = read(data / "dynamodb/1/service-2.json")
    assert set(found["operations"]) == {"GetItem"}
    assert set(found["shapes"]) == {"Get", "Keys", "Name"}
