"""What a test does on the page of the service, and what it sees there."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

WRONG = "The bridge is 243 m (656 ft) long."
SOURCE = "The bridge, 243 m long, carries 4,000 cars a day."


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
