"""A short run of schemathesis over the document of the API; the long one: tests/long/test_api_fuzzing.py."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.api.fuzzing import failures


def test_the_document_holds_for_made_up_requests(api: FlaskClient) -> None:
    tried, found = failures(api.application, 3, ("examples", "fuzzing"))
    assert found == []
    assert set(tried) == {
        f"GET {path}" for path in api.get("/api/v1/openapi.json").get_json()["paths"] if "openapi" not in path
    }
