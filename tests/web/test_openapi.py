"""The service is what its OpenAPI document says, as schemathesis sees it: every example it thinks of, sent and judged."""

from __future__ import annotations

import json

import pytest
from drafts import docx, html, odt, pdf
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

pytest.importorskip("starlette")
pytest.importorskip("python_multipart")
schemathesis = pytest.importorskip("schemathesis")

from numcheck.web.access import Access
from numcheck.web.app import application
from numcheck.web.limits import RequestLimits
from numcheck.web.media_types import DRAFTS
from numcheck.web.pool import InProcess

LIMITS = RequestLimits()
FILES = {".docx": docx, ".docm": docx, ".odt": odt, ".pdf": pdf, ".html": html}

# What it would send by itself as a file are pictures.
prose = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))).map(lambda text: text.encode("utf-8"))
for kind in ("text/plain", "text/markdown"):
    schemathesis.openapi.media_type(kind, prose)
for suffix, make in FILES.items():
    schemathesis.openapi.media_type(DRAFTS[suffix], st.just(make()))
pieces = st.lists(
    st.sampled_from([{"text": "Five of 6 are 243 m (656 ft) long."}, {"markup": "<p>", "interpretAs": "\n"}])
)
schemathesis.openapi.format("annotated-text", pieces.map(lambda found: json.dumps({"annotation": found})))

service = application(InProcess(LIMITS), Access(hosts=frozenset({"testserver"})), LIMITS)
schema = schemathesis.openapi.from_asgi("/openapi.json", service)


@schema.parametrize()
@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_service_is_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate()
