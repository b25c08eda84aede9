"""What the service can do, each as one call and its answer: runs in a worker, on what was sent, and touches no file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus

from numcheck import __version__, config, pipeline, writers
from numcheck.optional_dependencies import MissingExtraError
from numcheck.web.language_tool import check as language_tool
from numcheck.web.limits import RequestLimits
from numcheck.web.media_types import JSON, REPORTS, media_type
from numcheck.web.messages import ServiceAnswer, ServiceCall
from numcheck.web.problems import Problem, answer
from numcheck.web.submission import Submission, submission


def answered(call: ServiceCall, limits: RequestLimits) -> ServiceAnswer:
    """What ``call`` gets: its answer, or the problem with it. Never raises; what breaks is named, and not quoted."""
    try:
        return _OPERATIONS[call.operation](call, limits)
    except Problem as problem:
        return answer(problem)
    except config.ConfigError as error:
        return answer(Problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(error)))
    except MissingExtraError as error:
        return answer(Problem(HTTPStatus.NOT_IMPLEMENTED, str(error)))
    except MemoryError:
        return answer(
            Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "it needs more memory than is allowed"), usable=False
        )
    except RecursionError:
        return answer(Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "it is nested too deeply"))
    except Exception as error:  # noqa: BLE001  whatever breaks is the answer to this call, and of no other
        said = f"internal error: {type(error).__name__}"
        return answer(Problem(HTTPStatus.INTERNAL_SERVER_ERROR, said), usable=False)


def _view(sent: Submission, *, across: bool = False) -> writers.View:
    return pipeline.check(sent.drafts, sent.sources, across=across, config=sent.config).view()


def _made(content: str | bytes, name: str, stem: str) -> ServiceAnswer:
    data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    suffix = name if name == "xlsx" else writers.suffix(name)
    file_name = "" if REPORTS[name] == JSON else f"{stem}.{suffix}"
    return ServiceAnswer(HTTPStatus.OK, REPORTS[name], data, file_name)


def _check(call: ServiceCall, limits: RequestLimits) -> ServiceAnswer:
    sent = submission(call, limits)
    view = _view(sent)
    if sent.format == "xlsx":
        from numcheck.writers.report_folder import tables
        from numcheck.writers.tables.workbook import workbook

        return _made(workbook(tables(view)), "xlsx", "report")
    name = sent.format or "json"
    return _made(writers.render(name, view), name, "report")


def _desk(call: ServiceCall, limits: RequestLimits) -> ServiceAnswer:
    """What the page shows beside a draft while somebody writes it."""
    from numcheck.writers.pages import live

    view = _view(submission(call._replace(operation="check"), limits))
    return ServiceAnswer(HTTPStatus.OK, REPORTS["html"], live.render(view).encode("utf-8", "replace"))


def _tieout(call: ServiceCall, limits: RequestLimits) -> ServiceAnswer:
    sent = submission(call, limits)
    name = sent.format or "json"
    return _made(writers.render_tieout(_view(sent), name), name, "tieout")


def _ledger(call: ServiceCall, limits: RequestLimits) -> ServiceAnswer:
    sent = submission(call, limits)
    name = sent.format or "json"
    return _made(writers.render_ledger(_view(sent, across=True), name), name, "ledger")


def _extract(call: ServiceCall, limits: RequestLimits) -> ServiceAnswer:
    from numcheck import extraction

    sent = submission(call, limits)
    name = sent.format or "json"
    found = [(d, extraction.read(d).quantities) for d in sent.drafts]
    return _made(writers.render_quantities(found, name), name, "figures")


def _annotate(call: ServiceCall, limits: RequestLimits) -> ServiceAnswer:
    from numcheck.writers.annotate import annotate

    sent = submission(call, limits)
    (draft,) = sent.drafts
    view = _view(sent)
    try:
        copy = annotate(draft.uri, view.report, view.documents, data=sent.files[draft.uri])
    except ValueError as error:
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"{draft.uri}: {error}") from None
    kind = media_type(draft.uri)
    return ServiceAnswer(HTTPStatus.OK, kind, copy.content, f"reviewed-{draft.uri}")


def _health(call: ServiceCall, limits: RequestLimits) -> ServiceAnswer:
    """That a worker works: it finds what there is to find in a line."""
    from numcheck.core.text import Document

    found = pipeline.check([Document.from_text("The bridge is 243 m (656 ft) long.")]).findings
    said = {"status": "ok" if found else "broken", "version": __version__}
    return ServiceAnswer(HTTPStatus.OK, JSON, json.dumps(said).encode("ascii"))


_OPERATIONS: Mapping[str, Callable[[ServiceCall, RequestLimits], ServiceAnswer]] = {
    "check": _check,
    "tieout": _tieout,
    "ledger": _ledger,
    "extract": _extract,
    "annotate": _annotate,
    "desk": _desk,
    "health": _health,
    "language-tool": lambda call, _: language_tool.check(call),
}
