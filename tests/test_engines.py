"""The engines under the tests: each really runs and speaks DynamoDB."""

import botocore.session

from tests.engines import ENGINES


def test_every_engine_answers_as_dynamodb(any_engine):
    session = botocore.session.Session()
    client = session.create_client("dynamodb", region_name="eu-west-1", endpoint_url=any_engine.endpoint)
    assert client.list_tables()["ResponseMetadata"]["HTTPStatusCode"] == 200


def test_two_unlike_engines_are_always_there():
    assert {"roto", "ministack"} <= set(ENGINES)
