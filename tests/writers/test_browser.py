"""The HTML report in a real browser: what is clicked, pressed and filtered, and what a hostile text cannot do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sample_report import hostile, nothing, sample

from numcheck import pipeline, writers
from numcheck.core.text import Document

pytest.importorskip("jinja2")
from chromium import chromium


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with chromium(tmp_path_factory.mktemp("profile"), "1280,900") as driver:
        yield driver


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Any:
    """Opens the report of a view and gives the browser back."""

    def open_report(view: writers.View) -> Any:
        path = tmp_path / "report.html"
        path.write_text(writers.render("html", view), encoding="utf-8")
        browser.get(path.as_uri())
        return browser

    return open_report


def press(browser: Any, key: str) -> None:
    browser.switch_to.active_element.send_keys(key)


def texts(browser: Any, selector: str) -> list[str]:
    return [e.text for e in browser.find_elements("css selector", selector) if e.is_displayed()]


def test_every_figure_is_marked_with_its_state(opened: Any) -> None:
    browser = opened(sample())
    assert texts(browser, ".mark.disputed") == ["More than 100,000 people", "some 150,000 people"]
    assert texts(browser, ".mark.checked") == ["200-metre", "656-foot"]
    assert "1,300 houses" in texts(browser, ".mark.conflict")
    sign = "return getComputedStyle(document.querySelector('.mark.checked'), '::after').content"
    assert "✓" in browser.execute_script(sign)


def test_a_click_on_a_figure_shows_its_other_end_its_interval_and_its_rule(opened: Any) -> None:
    browser = opened(sample())
    browser.find_element("css selector", ".mark.conflict").click()
    (about,) = texts(browser, ".about")
    assert "40 miles stated, 40 km is 25 miles" in about
    assert "39.5 to 40.5 kilometer" in about
    assert "wrong-conversion" in about
    browser.find_element("css selector", ".about.open .ties a").click()
    assert texts(browser, ".mark.lit") == ["40 miles"]
    press(browser, "\ue00c")
    assert texts(browser, ".about") == []


def test_j_and_k_step_through_the_findings(opened: Any) -> None:
    browser = opened(sample())
    press(browser, "j")
    assert texts(browser, ".mark.lit") == ["some 150,000 people"]
    assert texts(browser, ".mark.other") == ["More than 100,000 people"]
    press(browser, "j")
    assert texts(browser, ".finding.current .message") == ["40 miles stated, 40 km is 25 miles"]
    press(browser, "k")
    assert texts(browser, ".stepper .position") == ["1 of 5"]


def test_the_keys_can_be_switched_off(opened: Any) -> None:
    browser = opened(sample())
    browser.find_element("id", "keys").click()
    press(browser, "j")
    assert texts(browser, ".finding.current") == []


def test_findings_are_filtered_by_severity_rule_and_source(opened: Any) -> None:
    browser = opened(sample())
    browser.find_element("css selector", "[name=severity][value=error]").click()
    assert texts(browser, ".finding .severity") == ["warning", "note"]
    assert texts(browser, ".count") == ["2 of 5 findings shown"]
    browser.find_element("css selector", "[name=severity][value=error]").click()
    browser.find_element("css selector", "[name=uri] option[value='2']").click()
    assert texts(browser, ".finding .rule-name") == ["contradicted-figure"]


def test_the_other_end_in_a_source_opens_the_source(opened: Any) -> None:
    browser = opened(sample())
    browser.find_element("css selector", ".tieout td .figure-words").click()
    assert texts(browser, ".source .mark") == ["$240 million"]


def test_dark_and_light_differ_and_can_be_chosen(opened: Any) -> None:
    browser = opened(sample())
    background = "return getComputedStyle(document.body).backgroundColor"
    light = browser.execute_script(background)
    assert browser.find_element("id", "theme").text == "Dark theme"
    browser.find_element("id", "theme").click()
    assert browser.execute_script(background) != light
    assert browser.find_element("id", "theme").text == "Light theme"


@pytest.mark.parametrize("width", [320, 375, 768, 1280, 1920])
def test_no_page_is_wider_than_its_screen(opened: Any, width: int) -> None:
    browser = opened(sample())
    screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    try:
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_tie_out_with_three_sources_is_read_at_a_glance(opened: Any) -> None:
    words = "The council met for long, and those who came heard much of what they knew. " * 4
    draft = f"{words}The dam, 80 metres high, was built in a hurry, and cost $300 million at the time. {words}"
    documents = [Document.from_text(draft, uri) for uri in ("draft.md", "a.md", "b.md", "c.md")]
    browser = opened(pipeline.check(documents[:1], documents[1:]).view())
    screen = {"width": 1400, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    try:
        script = "const t = document.querySelector('.tieout .scroll'); return t.scrollWidth <= t.clientWidth"
        assert browser.execute_script(script)
        rows = browser.find_elements("css selector", ".tieout tbody tr")
        assert len(rows) == 2
        assert all("metres" in row.text or "$300 million" in row.text for row in rows)
        assert all(row.size["height"] < 110 for row in rows)
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_on_paper_every_finding_is_spelled_out_and_no_button_is_left(opened: Any) -> None:
    browser = opened(sample())
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert len(texts(browser, ".finding .body")) == 5
        assert texts(browser, "button") == texts(browser, "select") == []
        sign = "return getComputedStyle(document.querySelector('.mark.conflict'), '::after').content"
        assert browser.execute_script(sign).endswith('2"')
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_hostile_draft_is_text(opened: Any) -> None:
    browser = opened(hostile())
    assert browser.execute_script("return document.scripts.length") == 1
    assert "<script>alert(1)</script>" in browser.find_element("css selector", ".manuscript").text
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_the_policy_stops_markup_that_slipped_through(opened: Any) -> None:
    browser = opened(sample())
    browser.execute_script(
        "const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s);"
        "const i = new Image(); i.src = 'http://127.0.0.1:9/x.png'; document.body.append(i);"
    )
    assert browser.execute_script("return window.ran === undefined")
    assert any("Content Security Policy" in entry["message"] for entry in browser.get_log("browser"))


def test_a_report_of_nothing_says_so(opened: Any) -> None:
    browser = opened(nothing())
    assert texts(browser, ".none") == ["Nothing found."]
    assert texts(browser, ".stepper") == []


AXE = os.environ.get("NUMCHECK_AXE", "")


@pytest.mark.skipif(not AXE, reason="NUMCHECK_AXE does not name axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Any, scheme: str) -> None:
    for view in (sample(), nothing(), hostile()):
        browser = opened(view)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        if marks := browser.find_elements("css selector", ".mark"):
            marks[0].click()
        script = Path(AXE).read_text(encoding="utf-8")
        script += "; axe.run().then(r => arguments[arguments.length - 1](r.violations.map(v => v.id)))"
        assert browser.execute_async_script(script) == []
