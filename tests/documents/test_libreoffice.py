"""LibreOffice shows the comments of a reviewed draft at the right words."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from drafts import docx, odt

import numcheck
from numcheck.documents import read
from numcheck.writers.annotate import annotate

OFFICE = shutil.which("soffice")
FIGURES = ["900-foot", "90 pounds", "$270 billion"]

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def shown(reviewed: Path, folder: Path) -> list[str]:
    """The words that LibreOffice takes each comment of ``reviewed`` to be about, once it has opened and saved it."""
    home = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        str(OFFICE),
        home,
        "--headless",
        "--convert-to",
        "fodt",
        "--outdir",
        str(folder / "saved"),
        str(reviewed),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    xml = (folder / "saved" / f"{reviewed.stem}.fodt").read_text("utf-8")
    for change in re.findall(r'<text:changed-region[^>]* text:id="(\w+)">\s*<text:deletion>', xml):
        xml = re.sub(
            f'<text:change-start text:change-id="{change}"/>.*?<text:change-end text:change-id="{change}"/>', "", xml
        )
    about = re.findall(r"</office:annotation>(.*?)<office:annotation-end", xml, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", words.replace("<text:s/>", " ")) for words in about]


@pytest.mark.parametrize(("name", "data"), [("draft.docx", docx), ("draft.odt", odt)])
def test_comments_are_about_the_figures(name: str, data: object, tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    draft = tmp_path / name
    draft.write_bytes(data())  # type: ignore[operator]
    document = read(str(draft))
    reviewed = tmp_path / f"reviewed-{name}"
    reviewed.write_bytes(annotate(str(draft), numcheck.check([document]), {document.uri: document}).content)
    assert shown(reviewed, tmp_path) == FIGURES
