"""The tools, as the protocol names them: what they ask for, what they say they do, and who does their work."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal, TypeVar

import anyio
from anyio import BrokenWorkerProcess, to_process
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field

from numcheck.assistant import worker
from numcheck.assistant.answers import FigureList, GivenSource, RulePage, TextCheck, TieOut
from numcheck.assistant.limits import ToolLimits
from numcheck.assistant.worker import Errand, RefusedError
from numcheck.config import Config
from numcheck.version import VERSION

_INSTRUCTIONS = """Checks the figures of English prose: quantities, dates, units, conversions, sums, shares, changes.
Before you answer with figures: call tie_out with your draft and the texts that it rests on, whole; mend what is
contradicted, and find a source for what is unsupported or leave it out. Call check_text on any draft that has figures. It
says that two figures cannot both be right, never which of them is wrong: look at the quotes at both ends."""

_Format = Literal["markdown", "text", "html", "latex", "rst", "adoc"]
_SUFFIX = {"markdown": "md", "text": "txt", "html": "html", "latex": "tex", "rst": "rst", "adoc": "adoc"}

Text = Annotated[str, Field(description="The text, whole")]
TextFormat = Annotated[_Format, Field(description="What the text is written in")]
Answer = TypeVar("Answer")


def server(config: Config, paths: Sequence[str] = (), limits: ToolLimits | None = None) -> MCPServer[Any]:
    """The server whose tools check by ``config``, and hold every text that is tied out against the files and folders
    ``paths``, too.
    """
    limits = limits or ToolLimits()
    made: MCPServer[Any] = MCPServer(
        "numcheck", title="numcheck", version=VERSION, instructions=_INSTRUCTIONS, log_level="WARNING"
    )
    reads_only = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    crew = _Crew(limits)

    def errand(text: str, format: _Format, sources: Sequence[GivenSource] = ()) -> Errand:
        _refuse_too_much(text, sources, limits)
        return Errand(
            text=text,
            name=f"draft.{_SUFFIX[format]}",
            config=config,
            given=tuple((source.name or "source", source.text) for source in sources),
            paths=tuple(paths),
            shown=limits.shown,
        )

    @made.tool(annotations=reads_only)
    async def check_text(text: Text, format: TextFormat = "markdown") -> Annotated[CallToolResult, TextCheck]:
        """Find figures in a text that cannot all be right: conflicts, wrong conversions, sums, shares and changes."""
        return _result(await crew.send(worker.check_text, errand(text, format)))

    @made.tool(annotations=reads_only)
    async def tie_out(
        text: Text,
        sources: Annotated[
            list[GivenSource],
            Field(description="The texts that it rests on; may be empty where the server has its own"),
        ] = [],  # noqa: B006 - the schema shows it, nobody changes it
        format: TextFormat = "markdown",
        list_supported: Annotated[
            bool, Field(description="Whether to list what is supported, too, with its source")
        ] = False,
    ) -> Annotated[CallToolResult, TieOut]:
        """Hold every figure and date of a text against its sources: supported, contradicted, unsupported, with both ends."""
        asked = errand(text, format, sources)._replace(every=list_supported)
        return _result(await crew.send(worker.tie_out, asked))

    @made.tool(annotations=reads_only)
    async def extract_figures(text: Text, format: TextFormat = "markdown") -> Annotated[CallToolResult, FigureList]:
        """List the figures of a text: number, range, unit, what is measured, and who says it."""
        return _result(await crew.send(worker.extract_figures, errand(text, format)))

    @made.tool(annotations=reads_only)
    async def explain_rule(
        rule: Annotated[str, Field(description="The name of a rule, as a finding gives it")],
    ) -> Annotated[CallToolResult, RulePage]:
        """Say what a rule finds, why it matters, and what it leaves alone."""
        return _result(await crew.send(worker.explain_rule, rule))

    return made


class _Crew:
    """The processes that do the work. One that takes too long, or breaks, is ended; the next call gets another."""

    def __init__(self, limits: ToolLimits) -> None:
        self._limits = limits
        self._limiter: anyio.CapacityLimiter | None = None

    async def send(self, work: Callable[[Any], Answer], errand: Any) -> Answer:
        """What ``work`` gives. ToolError, which the model reads, where it is refused, takes too long or breaks."""
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(self._limits.processes)
        try:
            with anyio.fail_after(self._limits.seconds):
                return await to_process.run_sync(work, errand, cancellable=True, limiter=self._limiter)
        except RefusedError as error:
            raise ToolError(str(error)) from None
        except TimeoutError:
            raise ToolError(f"not done: it takes longer than {self._limits.seconds:g} seconds; send less") from None
        except BrokenWorkerProcess:
            raise ToolError("not done: the process that did it broke") from None


def _result(answer: Any) -> CallToolResult:
    """The answer as values, and as text for programs that read no values."""
    text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=answer)


def _refuse_too_much(text: str, sources: Sequence[GivenSource], limits: ToolLimits) -> None:
    """ToolError where a call asks for more than ``limits``."""
    if len(text) > limits.text:
        raise ToolError(f"the text has {len(text):,} characters; at most {limits.text:,} are checked at once")
    if len(sources) > limits.sources:
        raise ToolError(f"{len(sources)} sources; at most {limits.sources} are taken at once")
    together = len(text) + sum(len(source.text) for source in sources)
    if together > limits.together:
        raise ToolError(f"{together:,} characters with the sources; at most {limits.together:,} are taken at once")
