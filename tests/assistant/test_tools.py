"""The assistant's tools, called by the SDK's own client: answers that are typed, short and true, and refusals in a line."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from anyio.from_thread import start_blocking_portal
from cases import ROOT

pytest.importorskip("mcp")

import jsonschema
from mcp import Client, StdioServerParameters, stdio_client

from numcheck.assistant.limits import ToolLimits
from numcheck.assistant.server import server
from numcheck.config import Config

WRONG = "The bridge is 243 m (656 ft) long."
FLOOD = "The flood took 83 lives in 2019 and 12 homes."
WIRE = {"name": "wire", "text": "The flood took 38 lives in 2019, the mayor said."}

# anyio ends its processes with their loop, and does not wait for them.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")

Session = Callable[[Client], Awaitable[Any]]
Call = Callable[[str, dict[str, Any]], Any]


async def answer_of(client: Client, tool: str, arguments: dict[str, Any]) -> Any:
    """The answer of one call as values; of a refusal its line."""
    done = await client.call_tool(tool, arguments)
    return done.content[0].text if done.is_error else done.structured_content


@pytest.fixture(scope="module")
def call() -> Iterator[Call]:
    """A call of a tool by a client that speaks with a server in this process; the work is done in others."""
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(server(Config()))) as client:
        yield lambda tool, arguments: portal.call(answer_of, client, tool, arguments)


def asked(session: Session, limits: ToolLimits | None = None, paths: tuple[str, ...] = ()) -> Any:
    """What ``session`` gives of a client of a server of its own."""

    async def run() -> Any:
        async with Client(server(Config(), paths, limits)) as client:
            return await session(client)

    return anyio.run(run)


def test_every_tool_says_what_it_takes_and_gives() -> None:
    async def session(client: Client) -> Any:
        return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in asked(session)}
    assert set(tools) == {"check_text", "tie_out", "extract_figures", "explain_rule"}
    for tool in tools.values():
        jsonschema.Draft202012Validator.check_schema(tool.input_schema)
        jsonschema.Draft202012Validator.check_schema(tool.output_schema)
        assert tool.annotations.read_only_hint
        assert all("description" in field for field in tool.input_schema["properties"].values())


def test_a_finding_has_both_ends_words_to_quote_and_how_sure_it_is(call: Call) -> None:
    (finding,) = call("check_text", {"text": f"# Bridge\n\n{WRONG}"})["findings"]
    assert (finding["rule"], finding["confidence"]) == ("wrong-conversion", "high")
    assert finding["figure"] == {"text": "656 ft", "quote": WRONG, "document": "draft.md", "line": 3, "column": 22}
    assert [other["text"] for other in finding["others"]] == ["243 m"]


def test_a_text_that_is_right_has_a_short_answer(call: Call) -> None:
    answer = call("check_text", {"text": "It rained."})
    assert answer == {"summary": "Nothing found. No figures were read, so nothing was compared.", "findings": []}


def test_markup_is_read_as_what_it_is(call: Call) -> None:
    page = "<script>var x = '1 m (9 ft)'</script><p>The bridge is 243&nbsp;m (656 ft) long.</p>"
    assert len(call("check_text", {"text": page, "format": "html"})["findings"]) == 1


def test_figures_are_tied_out_contradicted_first(call: Call) -> None:
    answer = call("tie_out", {"text": FLOOD, "sources": [WIRE], "list_supported": True})
    rows = [(r["verdict"], r["figure"]["text"], r.get("source", {}).get("text")) for r in answer["figures"]]
    assert rows == [
        ("contradicted", "83 lives", "38 lives"),
        ("unsupported", "12 homes", None),
        ("supported", "2019", "2019"),
    ]
    assert [answer[k] for k in ("contradicted", "unsupported", "supported", "not_checked")] == [1, 1, 1, 0]
    assert answer["figures"][0]["source"]["quote"] == WIRE["text"]
    assert call("tie_out", {"text": FLOOD, "sources": [WIRE]}) == answer | {"figures": answer["figures"][:2]}


def test_the_servers_own_sources_are_read_once_more_when_they_change(tmp_path: Path) -> None:
    path = tmp_path / "wire.md"
    path.write_text(WIRE["text"], encoding="utf-8")

    async def session(client: Client) -> list[str]:
        said = []
        asks = {"text": "The flood took 83 lives.", "list_supported": True}
        for text in (WIRE["text"], "The flood took 83 lives in 2019, the mayor said. It was the worst."):
            path.write_text(text, encoding="utf-8")
            said.append((await answer_of(client, "tie_out", asks))["figures"][0]["verdict"])
        return said

    assert asked(session, paths=(str(tmp_path),)) == ["contradicted", "supported"]


def test_sources_of_one_name_and_the_names_of_other_files_are_taken(call: Call) -> None:
    sources = [WIRE, WIRE | {"text": "It took 12 homes."}, {"name": "report.pdf", "text": "It rained."}]
    answer = call("tie_out", {"text": FLOOD, "sources": sources})
    assert answer["figures"][0]["source"]["document"] == "wire"
    assert "unread" not in answer


def test_figures_are_listed_with_who_says_what_of_what(call: Call) -> None:
    (road, money) = call("extract_figures", {"text": "Police said 5 to 7 km of road cost $5 million."})["figures"]
    assert (road["low"], road["high"], road["unit"], road["speaker"]) == ("5", "7", "kilometer", "Police")
    assert (money["value"], money["text"]) == ("5000000", "$5 million")


def test_a_rule_is_explained_and_an_unknown_one_told_the_nearest(call: Call) -> None:
    page = call("explain_rule", {"rule": "wrong-conversion"})
    assert (page["family"], page["on_by_default"]) == ("conversion", True)
    assert "Why it matters" in page["page"]
    assert "did you mean 'wrong-conversion'" in call("explain_rule", {"rule": "wrong-conversoin"})


SMALL = ToolLimits(text=100, sources=2, together=150, shown=1)


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("check_text", {"text": "x" * 101}, "the text has 101 characters; at most 100"),
        ("tie_out", {"text": "x", "sources": [WIRE] * 3}, "3 sources; at most 2"),
        ("tie_out", {"text": "x" * 60, "sources": [WIRE, WIRE]}, "156 characters with the sources; at most 150"),
        ("tie_out", {"text": FLOOD}, "no sources: give their texts"),
        ("check_text", {"text": 5}, "Input should be a valid string"),
        ("check_text", {"text": "x", "format": "word"}, "Input should be 'markdown'"),
    ],
)
def test_what_is_too_much_or_wrong_is_refused_in_words(tool: str, arguments: dict[str, Any], said: str) -> None:
    answer = asked(lambda client: answer_of(client, tool, arguments), SMALL)
    assert isinstance(answer, str)
    assert said in answer


def test_an_answer_is_cut_and_says_so() -> None:
    async def session(client: Client) -> tuple[Any, Any]:
        tied = await answer_of(client, "tie_out", {"text": FLOOD, "sources": [WIRE]})
        return tied, await answer_of(client, "extract_figures", {"text": FLOOD})

    tied, read = asked(session, SMALL)
    assert (len(tied["figures"]), tied["more"], tied["unsupported"]) == (1, 1, 1)
    assert (len(read["figures"]), read["more"]) == (1, 1)


def test_work_that_takes_too_long_is_ended_and_the_server_goes_on() -> None:
    async def session(client: Client) -> tuple[Any, Any]:
        return await answer_of(client, "check_text", {"text": WRONG}), (await client.list_tools()).tools

    answer, tools = asked(session, ToolLimits(seconds=0.05))
    assert "takes longer than 0.05 seconds" in answer
    assert tools


def test_a_hostile_text_is_data(call: Call) -> None:
    text = "\x1b[31mThe \ud800bridge\u202e is 243 m (656 ft) long.\x00"
    assert "\x1b" not in json.dumps(call("check_text", {"text": text}), ensure_ascii=False)


def test_a_model_checks_itself_as_the_page_shows(call: Call) -> None:
    """docs/assistants.md is a conversation that took place: each call in it gives the answer below it."""
    page = (ROOT / "docs" / "assistants.md").read_text(encoding="utf-8")
    fences = re.findall(r"^```json\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    shown = [json.loads(fence) for fence in fences]
    calls = [(i, entry) for i, entry in enumerate(shown) if "tool" in entry]
    assert len(calls) >= 2
    for i, entry in calls:
        assert call(entry["tool"], entry["arguments"]) == shown[i + 1]


def test_a_program_starts_it_and_speaks_over_standard_input_and_output(tmp_path: Path) -> None:
    (tmp_path / "numcheck.toml").write_text('ignore = ["conversion"]\n', encoding="utf-8")
    (tmp_path / "wire.md").write_text(WIRE["text"], encoding="utf-8")

    async def run(*options: str) -> tuple[Any, Any]:
        command = ["-m", "numcheck", "mcp", "--source", "wire.md", *options]
        started = StdioServerParameters(
            command=sys.executable, args=command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}
        )
        async with Client(stdio_client(started)) as client:
            found = await client.call_tool("check_text", {"text": WRONG})
            tied = await client.call_tool("tie_out", {"text": FLOOD})
            return found.structured_content, tied.structured_content

    found, tied = anyio.run(run)
    assert (found["findings"], tied["figures"][0]["source"]["document"]) == ([], "wire.md")
    found, _ = anyio.run(run, "--isolated")
    assert [f["rule"] for f in found["findings"]] == ["wrong-conversion"]
