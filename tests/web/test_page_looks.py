"""How the page looks in a real browser: where its marks and signs stand, on which screens, and what axe says of it."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from drafts import docx
from driven_page import SOURCE, WRONG, choose, drop, paste, texts

pytest.importorskip("jinja2")
images = pytest.importorskip("PIL.Image")

from numcheck.writers.pages.states import BADGES

AXE = os.environ.get("NUMCHECK_AXE", "")
MOST_LOOKS = 50


@contextmanager
def screen(page: Any, width: int, height: int = 800, scheme: str = "light") -> Iterator[None]:
    """The page on a screen of that size, without movement; scroll bars of a telephone fade all the same."""
    still = {"name": "prefers-reduced-motion", "value": "reduce"}
    features = [{"name": "prefers-color-scheme", "value": scheme}, still]
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        yield
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [still]})


def picture(page: Any) -> Any:
    """The window, once its fonts are there and what was set has been drawn."""
    drawn = "const done = arguments[0]; document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(done)))"
    page.execute_async_script(drawn)
    return images.open(io.BytesIO(page.get_screenshot_as_png())).convert("RGB")


def coloured(page: Any, styles: str) -> set[tuple[int, int]]:
    """The pixels of the window that change when ``styles`` (selector, property and value) are set, and nothing else does:
    without them the picture is the same before and after.
    """
    before = picture(page)
    for _ in range(MOST_LOOKS):
        page.execute_script(
            "window.tried = new CSSStyleSheet(); tried.replaceSync(arguments[0]); document.adoptedStyleSheets.push(tried)",
            styles,
        )
        changed = picture(page)
        page.execute_script("document.adoptedStyleSheets.pop()")
        after = picture(page)
        old, new = before.tobytes(), changed.tobytes()
        if old == after.tobytes():
            at = [i // 3 for i in range(0, len(old), 3) if old[i : i + 3] != new[i : i + 3]]
            return {(i % before.width, i // before.width) for i in at}
        before = after
    raise AssertionError(f"the page does not come to rest: {len(old)} bytes")


def test_the_marks_lie_under_their_words(page: Any) -> None:
    paste(page, "The first line breaks somewhere, as it is long. " * 6 + "\n\n\n" + WRONG + "\n")
    boxes = page.execute_script(
        "return ['text', 'under'].map(id => document.getElementById(id).getBoundingClientRect().toJSON())"
    )
    assert boxes[0] == boxes[1]
    assert page.execute_script("const t = document.getElementById('text'); return t.scrollHeight <= t.clientHeight")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
def test_no_sign_stands_on_a_letter(page: Any, scheme: str, width: int) -> None:
    with screen(page, width, 900, scheme):
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


def test_a_step_on_a_narrow_screen_says_what_was_found(page: Any) -> None:
    with screen(page, 390):
        paste(page, f"{WRONG} The other is 40 km (40 miles) long.")
        for said in ("656 ft stated, 243 m is 797.2 ft", "40 miles stated, 40 km is 24.9 miles"):
            page.find_element("id", "next").click()
            (shown,) = texts(page, ".about.open [aria-current=true]")
            assert shown.startswith(said)
        sheet, mark = (page.find_element("css selector", at).rect for at in (".about.open", ".mark.lit"))
        assert mark["y"] + mark["height"] <= sheet["y"]


@pytest.mark.parametrize("width", [320, 390, 768, 1400])
def test_the_page_is_no_wider_than_its_screen(page: Any, width: int) -> None:
    with screen(page, width):
        paste(page, WRONG)
        drop(page, "#sources", "wire.md", SOURCE)
        assert page.execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.skipif(not AXE, reason="NUMCHECK_AXE does not name axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
def test_axe_finds_nothing(page: Any, scheme: str, width: int, tmp_path: Path) -> None:
    script = Path(AXE).read_text(encoding="utf-8")
    script += (
        "; axe.run().then(r => arguments[arguments.length - 1](r.violations.map(v => v.id + ' ' + v.nodes[0].html)))"
    )
    with screen(page, width, 900, scheme):
        assert page.execute_async_script(script) == []
        paste(page, f"{WRONG}\n\nIt carries 5,000 cars a day.")
        drop(page, "#sources", "wire.md", SOURCE)
        page.execute_script("document.querySelector('.go').click()")
        assert page.execute_async_script(script) == []
        (tmp_path / "a.docx").write_bytes(docx())
        choose(page, "draft-file", tmp_path / "a.docx")
        page.execute_script("document.querySelector('#reading .mark').click()")
        assert page.execute_async_script(script) == []
    page.get_log("browser")  # axe measures styles in ways that the policy refuses
