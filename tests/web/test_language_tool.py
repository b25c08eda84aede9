"""LanguageTool's protocol, by itself and as its clients speak it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running_service import RunningService, Serve

from numcheck.core.text import Span
from numcheck.web.language_tool.annotated_text import of_pieces
from numcheck.web.limits import RequestLimits
from numcheck.web.messages import ServiceAnswer, ServiceCall
from numcheck.web.operations import answered

WRONG = "The bridge is 243 m (656 ft) long."
FORM = "application/x-www-form-urlencoded"


def ask(**fields: str) -> ServiceAnswer:
    """The answer of /v2/check."""
    call = ServiceCall("language-tool", FORM, urlencode({"language": "en-US", **fields}).encode())
    return answered(call, RequestLimits())


def matches(**fields: str) -> list[dict[str, Any]]:
    """The matches of /v2/check."""
    found: list[dict[str, Any]] = json.loads(ask(**fields).body)["matches"]
    return found


def in_java(text: str, match: dict[str, Any]) -> str:
    """What a client that counts in UTF-16 underlines."""
    units = text.encode("utf-16-le")
    return units[2 * match["offset"] : 2 * (match["offset"] + match["length"])].decode("utf-16-le")


def test_a_finding_is_a_match() -> None:
    (match,) = matches(text=WRONG)
    assert match["message"].startswith("656 ft stated, 243 m is 797.2 ft.")
    assert (match["offset"], match["length"]) == (21, 6)
    assert match["rule"]["id"] == "WRONG_CONVERSION"
    assert match["rule"]["category"] == {"id": "CONVERSION", "name": "Conversion"}
    assert match["sentence"] == WRONG
    context = match["context"]
    assert context["text"][context["offset"] :][: context["length"]] == "656 ft"


def test_offsets_count_as_java_does() -> None:
    text = f"😀 So tall! 😀 {WRONG}\r\n\r\nNo more."
    (match,) = matches(text=text)
    assert in_java(text, match) == "656 ft"


def test_markup_is_read_as_what_stands_for_it_and_counted_as_it_is() -> None:
    pieces: list[dict[str, Any]] = [
        {"markup": "<p>😀", "interpretAs": "\n\n"},
        {"text": "The bridge is 243 m (", "offset": {"start": 5, "end": 26}},
    ]
    pieces += [{"markup": "<b>"}, {"text": "656"}, {"markup": "</b>"}, {"text": " ft) long."}, {"markup": "</p>"}]
    (match,) = matches(data=json.dumps({"annotation": pieces}))
    sent = "".join(piece.get("text", piece.get("markup", "")) for piece in pieces)
    assert in_java(sent, match) == "656</b> ft"


def test_a_missing_conversion_can_be_put_in() -> None:
    text = "The tower is 300 m (984 ft) high, the bridge 200 m (656 ft) long, the tunnel 15 km long."
    (match,) = matches(text=text, enabledRules="MISSING_CONVERSION")
    assert (in_java(text, match), [r["value"] for r in match["replacements"]]) == ("15 km", ["15 km (9.3 mi)"])


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"disabledRules": "WRONG_CONVERSION,EN_A_VS_AN"}, 0),
        ({"disabledCategories": "CONVERSION"}, 0),
        ({"enabledOnly": "true", "enabledCategories": "CONVERSION"}, 1),
        ({"enabledOnly": "true", "enabledRules": "EN_A_VS_AN"}, 0),
        ({"enabledRules": "EN_A_VS_AN"}, 1),
        ({"language": "auto"}, 1),
        ({"language": "en"}, 1),
        ({"language": "de-DE"}, 0),
        ({"level": "picky", "motherTongue": "de", "preferredVariants": "en-GB"}, 1),
    ],
)
def test_rules_and_languages_are_chosen_as_clients_do(fields: dict[str, str], found: int) -> None:
    assert len(matches(**{"text": WRONG, **fields})) == found


@pytest.mark.parametrize("data", ["", "[]", '{"annotation": [{}]}', '{"annotation": [{"text": 5}]}', "{"])
def test_what_is_no_annotation_is_refused(data: str) -> None:
    assert ask(data=data).status == 400
    assert answered(ServiceCall("language-tool", FORM, b"language=en"), RequestLimits()).status == 400
    assert answered(ServiceCall("language-tool", "text/plain", b"text=a"), RequestLimits()).status == 415


@given(st.lists(st.tuples(st.text(), st.one_of(st.none(), st.text()))), st.data())
def test_every_place_leads_back_to_its_words(pieces: list[tuple[str, str | None]], data: st.DataObject) -> None:
    sent = of_pieces([(words, words if read is None else read) for words, read in pieces])
    whole = "".join(words for words, _ in pieces)
    if not sent.text:
        return
    start = data.draw(st.integers(0, len(sent.text) - 1))
    end = data.draw(st.integers(start + 1, len(sent.text)))
    offset, length = sent.place(Span(start, end))
    assert 0 <= offset <= offset + length <= len(whole.encode("utf-16-le", "surrogatepass")) // 2
    if all(read is None for _, read in pieces):
        assert in_java(whole, {"offset": offset, "length": length}) == whole[start:end]


def test_a_client_of_languagetool_is_served_unchanged(service: RunningService) -> None:
    library = pytest.importorskip("language_tool_python")
    with library.LanguageTool("en-US", remote_server=service.url) as tool:
        text = f"It is 😀 high. {WRONG}"
        (match,) = tool.check(text)
        assert match.rule_id == "WRONG_CONVERSION"
        assert text[match.offset : match.offset + match.error_length] == "656 ft"
        tool.disabled_rules = {"WRONG_CONVERSION"}
        assert tool.check(WRONG) == []


def test_a_client_shows_the_token_as_its_key(serve: Serve) -> None:
    service = serve("--workers", "1", NUMCHECK_TOKEN="a secret")
    fields = {"text": WRONG, "language": "en"}
    assert service.ask("/v2/check", urlencode(fields).encode(), Content_Type=FORM).status == 401
    assert (
        service.ask("/v2/check", urlencode({**fields, "apiKey": "a secret"}).encode(), Content_Type=FORM).status == 200
    )
    assert service.ask("/v2/languages").status == 200
