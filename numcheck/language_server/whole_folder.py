"""Every draft in the open folders, checked in the background, file by file, so that whoever types goes first."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Mapping
from functools import partial

from lsprotocol import types

from numcheck import documents
from numcheck.documents import UnreadableError
from numcheck.language_server.checking import CheckResult
from numcheck.language_server.open_text import OpenText, uri_of
from numcheck.language_server.server import FiguresServer

Report = types.WorkspaceFullDocumentDiagnosticReport | types.WorkspaceUnchangedDocumentDiagnosticReport
# Files of one folder; more are left to the command line, which says how far it is.
MOST_FILES = 5_000


async def reports(server: FiguresServer, known: Mapping[str, str]) -> list[Report]:
    """The diagnostics of every draft in the open folders; of those that are as the editor knows them only that.

    ``known``  by URI what the editor was told last, as the results are numbered here
    """
    found: list[Report] = []
    open_uris = {text.uri for text in server.newest.texts()}
    for path in await _files(server):
        uri = uri_of(path)
        if uri in open_uris:
            continue  # of an open text the editor is told as it changes
        number = await server.work(partial(_number, path, server.generation))
        if known.get(uri) == number:
            found.append(types.WorkspaceUnchangedDocumentDiagnosticReport(uri=uri, result_id=number))
        elif result := await server.work(partial(_result, server, path)):
            items = server.diagnostics_of(result)
            found.append(types.WorkspaceFullDocumentDiagnosticReport(uri=uri, items=items, result_id=number))
    told = {report.uri for report in found} | open_uris
    # A file that has gone has no findings any more.
    found += [types.WorkspaceFullDocumentDiagnosticReport(uri=uri, items=[]) for uri in known if uri not in told]
    return found


async def publish(server: FiguresServer) -> dict[str, int]:
    """Send the diagnostics of every draft in the open folders; how many drafts and diagnostics there are."""
    counts = {"drafts": 0, "diagnostics": 0}
    async for result in _results(server):
        server.publish(result)
        counts["drafts"] += 1
        counts["diagnostics"] += len(server.diagnostics_of(result))
    return counts


async def _results(server: FiguresServer) -> AsyncIterator[CheckResult]:
    for path in await _files(server):
        open_one = await server.result_of(uri_of(path))
        result = open_one or await server.work(partial(_result, server, path))
        if result:
            yield result


async def _files(server: FiguresServer) -> list[str]:
    found = await server.work(lambda: list(dict.fromkeys(server.checker.files())))
    if len(found) > MOST_FILES:
        server.say(f"only {MOST_FILES:,} of {len(found):,} drafts are checked here", types.MessageType.Warning)
    return found[:MOST_FILES]


def _number(path: str, generation: int) -> str:
    """What tells one state of a file from another."""
    try:
        found = os.stat(path)
    except OSError:
        return f"{generation}.gone"
    return f"{generation}.{found.st_mtime_ns}.{found.st_size}"


def _result(server: FiguresServer, path: str) -> CheckResult | None:
    """What comes of the file ``path`` as it is on disk; None where it cannot be read."""
    try:
        document = documents.read(path)
    except (UnreadableError, OSError):
        return None
    text = document.file_text
    return server.checker.check(OpenText(uri=uri_of(path), text=text, encoding=server.encoding))
