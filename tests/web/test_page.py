"""The page in a real browser: what is typed, dropped, clicked and taken along, and what a hostile draft cannot do."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cases import ROOT
from drafts import docx, html, pdf
from running_service import RunningService, Serve
from sample_report import HOSTILE

pytest.importorskip("jinja2")
images = pytest.importorskip("PIL.Image")
from chromium import chromium

from numcheck.writers.pages.states import BADGES

WRONG = "The bridge is 243 m (656 ft) long."
SOURCE = "The bridge, 243 m long, carries 4,000 cars a day."
AXE = os.environ.get("NUMCHECK_AXE", "")


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory, downloads: Path) -> Iterator[Any]:
    with chromium(tmp_path_factory.mktemp("profile"), "1400,1000", downloads) as driver:
        yield driver


@pytest.fixture(scope="module")
def own(serve: Serve) -> RunningService:
    return serve("--workers", "2")


@pytest.fixture
def page(browser: Any, own: RunningService) -> Iterator[Any]:
    """The page as it opens; afterwards nothing was refused by its policy and nothing was asked of anybody else."""
    browser.get(own.url)
    browser.get_log("performance")
    yield browser
    assert [e["message"] for e in browser.get_log("browser") if e["level"] == "SEVERE"] == []
    asked = [e["message"] for e in browser.get_log("performance") if '"Network.requestWillBeSent"' in e["message"]]
    assert [m for m in asked if f'"url":"{own.url}' not in m and '"url":"blob:' not in m] == []


def checks(page: Any) -> int:
    """How often the page has shown a report."""
    return int(page.execute_script("return document.body.dataset.checked ?? 0"))


def settled(page: Any, before: int) -> None:
    """Wait for a report after ``before`` of them."""
    for _ in range(600):
        if checks(page) > before and not page.execute_script("return document.body.matches('.working')"):
            return
        time.sleep(0.02)
    raise AssertionError(page.find_element("id", "verdict").text)


def write(page: Any, words: str) -> None:
    """Type ``words`` at the end of the draft."""
    before = checks(page)
    page.find_element("id", "text").send_keys(words)
    settled(page, before)


def paste(page: Any, words: str) -> None:
    """Put ``words`` in place of the draft, as pasting does."""
    before = checks(page)
    page.execute_script(
        "const t = document.getElementById('text'); t.focus(); t.value = arguments[0];"
        "t.dispatchEvent(new InputEvent('input', {bubbles: true}));",
        words,
    )
    settled(page, before)


def choose(page: Any, field: str, *files: Path) -> None:
    """Choose ``files`` in a file dialogue."""
    before = checks(page)
    page.find_element("id", field).send_keys("\n".join(map(str, files)))
    settled(page, before)


def drop(page: Any, onto: str, name: str, words: str) -> None:
    """Drop a file on the element ``onto``."""
    before = checks(page)
    page.execute_script(
        "const d = new DataTransfer(); d.items.add(new File([arguments[2]], arguments[1]));"
        "document.querySelector(arguments[0]).dispatchEvent(new DragEvent('drop', {dataTransfer: d, bubbles: true}));",
        *(onto, name, words),
    )
    settled(page, before)


def texts(page: Any, selector: str) -> list[str]:
    return [e.text for e in page.find_elements("css selector", selector) if e.is_displayed()]


def marks(page: Any, state: str) -> list[str]:
    """The words of the marked figures of a state; what is under a text field has no visible words of its own."""
    script = "return [...document.querySelectorAll(arguments[0])].map(m => m.textContent)"
    found: list[str] = page.execute_script(script, f"#draft .mark.{state}")
    return found


def test_figures_are_marked_while_one_types(page: Any) -> None:
    write(page, WRONG)
    assert marks(page, "conflict") == ["243 m", "656 ft"]
    assert texts(page, ".finding .message") == ["656 ft stated, 243 m is 797.2 ft"]
    assert texts(page, "#verdict") == ["Found 1 error."]
    write(page, " It has 8 lanes.")
    assert marks(page, "unchecked") == ["8 lanes"]


def test_marks_stay_with_their_words_until_the_answer_comes(page: Any) -> None:
    write(page, WRONG)
    page.execute_script(
        "const t = document.getElementById('text'); t.value = 'So: ' + t.value;"
        "t.dispatchEvent(new InputEvent('input', {bubbles: true}))"
    )
    assert marks(page, "conflict") == ["243 m", "656 ft"]
    page.execute_script(
        "const t = document.getElementById('text'); t.value = t.value.replace('656', '65');"
        "t.dispatchEvent(new InputEvent('input', {bubbles: true}))"
    )
    assert marks(page, "conflict") == ["243 m"]


def test_the_marks_lie_under_their_words(page: Any) -> None:
    paste(page, "The first line breaks somewhere, as it is long. " * 6 + "\n\n\n" + WRONG + "\n")
    boxes = page.execute_script(
        "return ['text', 'under'].map(id => document.getElementById(id).getBoundingClientRect().toJSON())"
    )
    assert boxes[0] == boxes[1]
    assert page.execute_script("const t = document.getElementById('text'); return t.scrollHeight <= t.clientHeight")


def coloured(page: Any, styles: str) -> set[tuple[int, int]]:
    """The pixels of the window that change when ``styles`` (selector, property and value) are set."""

    def seen() -> Any:
        return images.open(io.BytesIO(page.get_screenshot_as_png())).convert("RGB")

    without = seen()
    page.execute_script(
        "window.tried = new CSSStyleSheet(); tried.replaceSync(arguments[0]); document.adoptedStyleSheets.push(tried)",
        styles,
    )
    changed = seen()
    page.execute_script("document.adoptedStyleSheets.pop()")
    old, new = without.tobytes(), changed.tobytes()
    at = [i // 3 for i in range(0, len(old), 3) if old[i : i + 3] != new[i : i + 3]]
    return {(i % without.width, i // without.width) for i in at}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
def test_no_sign_stands_on_a_letter(page: Any, scheme: str, width: int) -> None:
    still = {"name": "prefers-reduced-motion", "value": "reduce"}
    features = [{"name": "prefers-color-scheme", "value": scheme}, still]
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    try:
        crowd = "The police spoke of 150,000 people from the town, the unions said that 200,000 people marched."
        paste(page, f"{WRONG} {crowd} A 200-metre (656-foot) flag, 12 km, high. Of 40 men and 25 women 65, came. " * 2)
        page.execute_script("document.activeElement.blur(); document.getElementById('editor').scrollIntoView()")
        # Each state in turn, whatever was found.
        page.execute_script(
            "document.querySelectorAll('.under .mark').forEach((mark, i) => {"
            "[mark.className, mark.dataset.sign] = arguments[0][i % arguments[0].length]})",
            [[f"mark {state}", badge.sign] for state, badge in BADGES.items()],
        )
        signs = coloured(page, ".under .mark::after { visibility: hidden }")
        letters = coloured(page, "#text { color: transparent }")
        lines = coloured(page, ".under .mark { text-decoration: none }")
        assert len(signs) > 100
        assert len(letters) > 1000
        assert not signs & letters
        assert not signs & lines
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [still]})


def test_a_step_on_a_narrow_screen_says_what_was_found(page: Any) -> None:
    screen = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    try:
        paste(page, f"{WRONG} The other is 40 km (40 miles) long.")
        for said in ("656 ft stated, 243 m is 797.2 ft", "40 miles stated, 40 km is 24.9 miles"):
            page.find_element("id", "next").click()
            (shown,) = texts(page, ".about.open [aria-current=true]")
            assert shown.startswith(said)
        sheet, mark = (page.find_element("css selector", at).rect for at in (".about.open", ".mark.lit"))
        assert mark["y"] + mark["height"] <= sheet["y"]
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_own_currency_is_a_field_of_the_page(page: Any) -> None:
    write(
        page,
        "The bridge cost $380 million (350 million euros). The old one cost £12 million. It is 5 km (3 miles) long.",
    )
    (said,) = [m for m in texts(page, ".finding .message") if m.startswith("£12 million")]
    assert "write GBP into “Own currency” on this page" in said
    before = checks(page)
    page.find_element("css selector", "[name=home-currency]").send_keys("GBP")
    settled(page, before)
    assert not [m for m in texts(page, ".finding .message") if m.startswith("£12 million")]


def test_a_click_on_a_figure_shows_both_ends_and_the_reason(page: Any) -> None:
    write(page, WRONG)
    page.execute_script(
        "const t = document.getElementById('text'); t.setSelectionRange(23, 23); t.dispatchEvent(new Event('click'))"
    )
    (about,) = texts(page, ".about")
    assert "656 ft stated, 243 m is 797.2 ft" in about
    page.find_element("css selector", ".about.open .ties a").click()
    assert page.execute_script("return document.activeElement.id") == "text"
    chosen = "const t = document.activeElement; return t.value.slice(t.selectionStart, t.selectionEnd)"
    assert page.execute_script(chosen) == "243 m"


def test_f8_goes_through_the_findings_from_within_the_text(page: Any) -> None:
    write(page, f"{WRONG} The other is 40 km (40 miles) long.")
    page.switch_to.active_element.send_keys("\ue038")
    assert texts(page, ".stepper .position") == ["1 of 2"]
    page.switch_to.active_element.send_keys("\ue038")
    assert texts(page, ".finding.current .message")[0].startswith("40 miles stated")
    assert page.execute_script("return document.activeElement.id") == "text"


def test_ctrl_enter_goes_to_the_links_of_the_finding_and_escape_back(page: Any) -> None:
    write(page, WRONG)
    page.switch_to.active_element.send_keys("\ue038")
    page.switch_to.active_element.send_keys("\ue009\ue007")
    assert page.switch_to.active_element.text == "656 ft stated, 243 m is 797.2 ft"
    page.switch_to.active_element.send_keys("\ue00c")
    assert page.execute_script("return document.activeElement.id") == "text"
    assert page.find_element("id", "text").get_property("value") == WRONG


def test_a_draft_is_held_against_the_sources_that_are_dropped(page: Any, tmp_path: Path) -> None:
    write(page, "The bridge, 243 m long, carries 5,000 cars a day.")
    drop(page, "#sources", "wire.md", SOURCE)
    assert texts(page, "#source-list span") == ["wire.md"]
    assert texts(page, ".tieout .ruling")[0].endswith("supported")
    assert any("5,000 cars a day" in message for message in texts(page, ".finding .message"))
    assert "bridge" in texts(page, ".ledger")[0]
    assert page.find_elements("css selector", ".plot svg")
    before = checks(page)
    page.find_element("css selector", "#source-list button").click()
    settled(page, before)
    assert texts(page, ".tieout") == []


@pytest.mark.parametrize(("name", "make"), [("a.docx", docx), ("a.pdf", pdf), ("a.html", html)])
def test_a_file_is_read_as_it_reads(page: Any, tmp_path: Path, name: str, make: Any) -> None:
    (tmp_path / name).write_bytes(make())
    choose(page, "draft-file", tmp_path / name)
    assert texts(page, "#draft-head") == [name]
    assert "900-foot" in marks(page, "conflict")
    page.find_element("css selector", "#reading .mark.conflict").click()
    assert texts(page, ".about")
    before = checks(page)
    page.find_element("id", "clear").click()
    settled(page, before)
    assert texts(page, "#draft-head") == ["Your draft"]


def test_markdown_is_opened_to_be_written_on(page: Any) -> None:
    drop(page, "#draft", "bridge.md", f"# Bridge\n\nThe *new* one: {WRONG} `5 km (9 miles)`\n")
    assert marks(page, "conflict") == ["243 m", "656 ft"]
    assert page.find_element("id", "text").get_property("value").startswith("# Bridge")


def test_house_style_and_confidence_are_switches(page: Any) -> None:
    write(page, "The bridge is 200 m long.")
    assert texts(page, ".none") == ["Nothing found."]
    before = checks(page)
    page.find_element("css selector", "[name=both][value=imperial]").click()
    settled(page, before)
    assert texts(page, ".finding .rule-name") == ["missing-conversion"]
    before = checks(page)
    page.find_element("css selector", "[name=preset] [value=ap]").click()
    settled(page, before)
    assert texts(page, ".finding .severity") == ["warning"]
    before = checks(page)
    page.find_element("css selector", "[name=min-confidence] [value=high]").click()
    settled(page, before)


def downloaded(page: Any, downloads: Path, label: str, name: str) -> bytes:
    """The content of the file that the button ``label`` brings."""
    (button,) = [b for b in page.find_elements("css selector", "#downloads button") if b.text == label]
    button.click()
    for _ in range(500):
        if (downloads / name).exists():
            data = (downloads / name).read_bytes()
            (downloads / name).unlink()
            return data
        time.sleep(0.02)
    raise AssertionError(f"{name}: {[p.name for p in downloads.iterdir()]}, {page.find_element('id', 'verdict').text}")


def test_what_was_found_can_be_taken_along(page: Any, tmp_path: Path, downloads: Path) -> None:
    (tmp_path / "flag.docx").write_bytes(docx())
    (tmp_path / "wire.html").write_bytes(html())
    choose(page, "draft-file", tmp_path / "flag.docx")
    choose(page, "source-files", tmp_path / "wire.html")
    assert downloaded(page, downloads, "Reviewed copy", "reviewed-flag.docx").startswith(b"PK")
    assert downloaded(page, downloads, "Workbook (XLSX)", "report.xlsx").startswith(b"PK")
    assert b"<!doctype html>" in downloaded(page, downloads, "Report (HTML)", "report.html")
    assert b"wrong-conversion" in downloaded(page, downloads, "Findings (CSV)", "report.csv")
    assert b"supported" in downloaded(page, downloads, "Tie-out (CSV)", "tieout.csv")
    assert b"measurand" in downloaded(page, downloads, "Ledger (CSV)", "ledger.csv")


def test_a_hostile_draft_is_text(page: Any) -> None:
    hostile = HOSTILE.replace("\ud800", "").replace("\x1b", "").replace("\x07", "")
    words = (
        f"{hostile} <img src=x onerror=alert(1)> The <b>5</b> km (9 <i>miles</i>) of </textarea> 5 km (9 miles) road."
    )
    paste(page, words)
    drop(page, "#sources", "<img src=x onerror=alert(2)>.md", words)
    scripts = page.execute_script("return [...document.scripts].map(s => s.src.split('/').pop())")
    assert scripts == ["report.js", "desk.js"]
    assert page.execute_script("return document.querySelectorAll('img, b, iframe, object').length") == 0
    assert "9 miles" in marks(page, "conflict")


def test_the_browser_itself_forbids_that_text_becomes_markup(page: Any) -> None:
    refused = page.execute_script(
        "try { document.body.innerHTML = '<b>x</b>'; return false } catch (e) { return e instanceof TypeError }"
    )
    assert refused
    page.get_log("browser")


def test_three_hundred_findings_are_shown(page: Any) -> None:
    paste(page, "\n\n".join(f"Bridge {i} is {i} km ({i + 4} miles) long." for i in range(10, 310)))
    assert len(page.find_elements("css selector", ".finding")) >= 300
    assert texts(page, "#verdict")[0].startswith("Found ")


def test_no_findings_are_said(page: Any) -> None:
    paste(page, "The bridge is 200 m (656 ft) long.")
    assert texts(page, ".none") == ["Nothing found."]
    assert texts(page, ".stepper") == []


def test_what_is_wrong_with_a_file_is_said(page: Any, tmp_path: Path) -> None:
    (tmp_path / "no.docx").write_bytes(b"PK\x03\x04 no")
    page.find_element("id", "draft-file").send_keys(str(tmp_path / "no.docx"))
    for _ in range(200):
        if "wrong" in page.find_element("id", "verdict").get_attribute("class"):
            break
        time.sleep(0.02)
    assert texts(page, "#verdict")[0].startswith("no.docx: ")
    page.get_log("browser")  # the refusal


def article() -> str:
    """Some thousand words with the figures of one article."""
    filler = (
        "The road along the lake is narrow, and those who live there say that nobody asked them about any of it. " * 4
    )
    return (ROOT / "fixtures/articles/dam.md").read_text(encoding="utf-8") + f"\n{filler}\n" * 9


def test_marks_stand_within_300_ms_of_the_last_key(page: Any) -> None:
    paste(page, article())
    script = """
      const done = arguments[arguments.length - 1], t = document.getElementById('text'), times = [];
      const once = () => new Promise(next => {
        const start = performance.now();
        document.addEventListener('numcheck:replaced', () => requestAnimationFrame(() => next(performance.now() - start)), {once: true});
        t.value += ' And 7 km (9 miles) more.';
        t.dispatchEvent(new InputEvent('input', {bubbles: true}));
      });
      (async () => { for (let i = 0; i < 9; i++) times.push(await once()); done(times) })();
    """
    page.set_script_timeout(60)
    times = sorted(page.execute_async_script(script))
    print("milliseconds from the last key to the marks:", [round(t) for t in times])
    # The best of nine: the machine of a test has other work, and the median is in reports/service.md.
    assert times[0] < 300


@pytest.mark.parametrize("width", [320, 390, 768, 1400])
def test_the_page_is_no_wider_than_its_screen(page: Any, width: int) -> None:
    screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    try:
        paste(page, WRONG)
        drop(page, "#sources", "wire.md", SOURCE)
        assert page.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.skipif(not AXE, reason="NUMCHECK_AXE does not name axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
def test_axe_finds_nothing(page: Any, scheme: str, width: int, tmp_path: Path) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    script = Path(AXE).read_text(encoding="utf-8")
    script += (
        "; axe.run().then(r => arguments[arguments.length - 1](r.violations.map(v => v.id + ' ' + v.nodes[0].html)))"
    )
    try:
        assert page.execute_async_script(script) == []
        paste(page, f"{WRONG}\n\nIt carries 5,000 cars a day.")
        drop(page, "#sources", "wire.md", SOURCE)
        page.execute_script("document.querySelector('.go').click()")
        assert page.execute_async_script(script) == []
        (tmp_path / "a.docx").write_bytes(docx())
        choose(page, "draft-file", tmp_path / "a.docx")
        page.execute_script("document.querySelector('#reading .mark').click()")
        assert page.execute_async_script(script) == []
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        page.get_log("browser")  # axe measures styles in ways that the policy refuses
