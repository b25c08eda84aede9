"""The service is what its OpenAPI document says, as schemathesis sees it: every example it thinks of, sent and judged."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

pytest.importorskip("starlette")
pytest.importorskip("python_multipart")
schemathesis = pytest.importorskip("schemathesis")

from numcheck.web.access import Access
from numcheck.web.app import application
from numcheck.web.limits import RequestLimits
from numcheck.web.pool import InProcess

LIMITS = RequestLimits()

service = application(InProcess(LIMITS), Access(hosts=frozenset({"testserver"})), LIMITS)
schema = schemathesis.openapi.from_asgi("/openapi.json", service)


@schema.parametrize()
@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_service_is_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate()
