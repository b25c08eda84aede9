"""``/v2/check`` and ``/v2/languages``: the parameters of a client, and the answer in the form that it knows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from numcheck import __version__, pipeline, rules
from numcheck.config import Config
from numcheck.core.finding import Report
from numcheck.documents.formats.text import of_text
from numcheck.documents.io.limits import LONGEST_TEXT
from numcheck.web.language_tool.annotated_text import AnnotatedText, of_annotation, of_pieces
from numcheck.web.language_tool.matches import match, rule_id
from numcheck.web.messages import ServiceAnswer, ServiceCall
from numcheck.web.problems import Problem
from numcheck.web.submission import json_of

FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 100
# English as it is spoken where; other languages are not read.
LANGUAGES = (
    ("English", "en"),
    ("English (Australian)", "en-AU"),
    ("English (Canadian)", "en-CA"),
    ("English (GB)", "en-GB"),
    ("English (New Zealand)", "en-NZ"),
    ("English (South African)", "en-ZA"),
    ("English (US)", "en-US"),
)


def languages() -> list[dict[str, str]]:
    """The answer of /v2/languages: what is read."""
    return [{"name": name, "code": "en", "longCode": code} for name, code in LANGUAGES]


def parameters(call: ServiceCall) -> dict[str, str]:
    """The fields of the form; of one that comes twice the first. Problem where it is no such form."""
    if call.content_type.partition(";")[0].strip().lower() != FORM:
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"{FORM} expected")
    try:
        fields = parse_qsl(call.body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise Problem(HTTPStatus.BAD_REQUEST, "the content is no form, or one of too many fields") from None
    return dict(reversed(fields))


def check(call: ServiceCall) -> ServiceAnswer:
    """The matches in the text of ``call``: none in a language that is not read. Problem where it holds no text."""
    asked = parameters(call)
    sent = _text(asked)
    if len(sent.text) > LONGEST_TEXT:
        raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"at most {LONGEST_TEXT >> 20} MB of text are read")
    code = asked.get("language", "auto")
    document = of_text(sent.text, "text")
    report = pipeline.check([document], config=_config(asked)) if _is_english(code) else Report()
    by_name = {rule.name: rule for rule in rules.all_rules()}
    answer = {
        "software": {
            "name": "numcheck",
            "version": __version__,
            "buildDate": "",
            "apiVersion": 1,
            "premium": False,
            "premiumHint": "",
            "status": "",
        },
        "warnings": {"incompleteResults": bool(report.unchecked)},
        "language": {**_language(code), "detectedLanguage": {**_language(code), "confidence": 1.0}},
        "matches": [match(f, by_name[f.rule], document, sent) for f in report.findings],
    }
    body = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
    return ServiceAnswer(HTTPStatus.OK, "application/json", body)


def _text(asked: Mapping[str, str]) -> AnnotatedText:
    if "data" in asked:
        return of_annotation(json_of(asked["data"].encode("utf-8", "replace")))
    if "text" not in asked:
        raise Problem(HTTPStatus.BAD_REQUEST, "'text' or 'data' expected")
    return of_pieces([(asked["text"], asked["text"])])


def _config(asked: Mapping[str, str]) -> Config:
    """The settings that the parameters mean. Names of rules that LanguageTool has, and numcheck has not, mean nothing."""
    known = {rule_id(name): name for name in rules.names()} | {
        rule_id(r.family): str(r.family) for r in rules.all_rules()
    }

    def named(*fields: str) -> tuple[str, ...]:
        words = (word.strip() for field in fields for word in asked.get(field, "").split(","))
        return tuple(known[rule_id(word)] for word in words if rule_id(word) in known)

    enabled = named("enabledRules", "enabledCategories")
    only = asked.get("enabledOnly", "").lower() in ("true", "yes")
    return Config(
        select=enabled if only else (),
        extend_select=() if only else enabled,
        ignore=named("disabledRules", "disabledCategories") if enabled or not only else ("all",),
        min_confidence="low" if asked.get("level") == "picky" else "medium",
    )


def _is_english(code: str) -> bool:
    return code in ("auto", "en") or code.lower().startswith("en-")


def _language(code: str) -> dict[str, Any]:
    names = {long: name for name, long in LANGUAGES}
    if code == "auto":
        return {"name": names["en-US"], "code": "en-US"}
    return {"name": names.get(code, code), "code": code}
