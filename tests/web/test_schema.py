"""The API keeps what its description says, for whatever a program may send."""

from collections.abc import Callable

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from claimtrack.db.session import Database
from claimtrack.settings import Settings
from claimtrack.web.app import create_app
from tests.web.conftest import BASE

EXAMPLES = 10
"""For each operation and mode; it makes about half a minute on two cores."""
TAKE_ANYTHING = {"/api/v1/health", "/api/v1/claims/{claim_id}"}
"""What has no input, or one that may be any text, cannot be asked wrongly."""
OPERATIONS = [
    (method, path)
    for path, methods in create_app(Settings()).openapi()["paths"].items()
    for method in methods
]


@pytest.mark.slow
@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_the_api_keeps_its_description(
    make_app: Callable[..., FastAPI],
    filled: Database,
    method: str,
    path: str,
    mode: GenerationMode,
) -> None:
    api = schemathesis.openapi.from_asgi("/api/v1/openapi.json", make_app())

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=api[path][method].as_strategy(generation_mode=mode))
    def keeps(case: Case) -> None:
        # What the schema allows may still be refused: a text of one NUL, a week that is none.
        case.call_and_validate(base_url=BASE, excluded_checks=[positive_data_acceptance])

    try:
        keeps()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE
        assert path in TAKE_ANYTHING


def test_the_description_is_complete(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    assert described["info"]["title"] == "claimtrack"
    assert "points" in described["info"]["description"]
    operations = {
        f"{method.upper()} {path}": operation
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    }
    assert set(operations) == {
        "POST /api/v1/articles",
        "GET /api/v1/articles/{article_id}",
        "GET /api/v1/claims",
        "GET /api/v1/claims/{claim_id}",
        "POST /api/v1/claims/{claim_id}/verdicts",
        "GET /api/v1/speakers",
        "GET /api/v1/speakers/alike",
        "GET /api/v1/speakers/{speaker_id}",
        "POST /api/v1/speakers/{speaker_id}/merge",
        "POST /api/v1/speakers/{speaker_id}/split",
        "POST /api/v1/speakers/{speaker_id}/apart",
        "GET /api/v1/acts/waiting",
        "POST /api/v1/acts/{act_id}/attach",
        "POST /api/v1/acts/{act_id}/keep",
        "POST /api/v1/acts/{act_id}/undo",
        "POST /api/v1/lookup",
        "GET /api/v1/digest/{week}",
        "GET /api/v1/health",
    }
    for name, operation in operations.items():
        assert operation["summary"], name
        assert operation["description"], name
        errors = {code for code in operation["responses"] if code >= "400"}
        assert errors, name
        for code in errors:
            content = operation["responses"][code]["content"]
            assert list(content) == ["application/problem+json"], name
        body = operation.get("requestBody")
        if body:
            ref = body["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
            assert described["components"]["schemas"][ref]["examples"], name
