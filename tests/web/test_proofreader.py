"""LibreOffice Writer's own proofreader, pointed at the service as its user would."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import uuid
from pathlib import Path

import pytest
from running_service import RunningService

OFFICE = shutil.which("soffice")
# The bridge to the office comes with the system's Python, not with this one.
PYTHON = next((p for p in ("/usr/bin/python3",) if os.path.exists(p)), "")
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool">
<prop oor:name="BaseURL" oor:op="fuse"><value>{url}/v2</value></prop>
<prop oor:name="IsEnabled" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def has_bridge() -> bool:
    """Whether the system's Python speaks to LibreOffice."""
    return (
        bool(PYTHON) and not subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode
    )


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.skipif(not has_bridge(), reason="python3-uno is not installed")
def test_writer_underlines_what_numcheck_finds(service: RunningService, tmp_path: Path) -> None:
    (tmp_path / "user").mkdir()
    (tmp_path / "user" / "registrymodifications.xcu").write_text(SETTINGS.format(url=service.url), encoding="utf-8")
    pipe = f"numcheck{uuid.uuid4().hex}"
    home = f"-env:UserInstallation=file://{tmp_path}"
    office = subprocess.Popen(
        [str(OFFICE), home, "--headless", "--norestore", f"--accept=pipe,name={pipe};urp"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    text = "The bridge is 243 m (656 ft) long. The tower is 300 m (984 ft) high, the tunnel 15 km long."
    script = Path(__file__).parent / "ask_proofreader.py"
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    try:
        done = subprocess.run(
            [PYTHON, str(script), pipe, text], capture_output=True, text=True, check=False, timeout=180, env=clean
        )
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout)
    finally:
        office.terminate()
        office.wait(timeout=60)
    assert found["checker"] == "LanguageTool Remote Grammar Checker"
    assert [(e["words"], e["suggestions"]) for e in found["errors"]] == [
        ("656 ft", []),
        ("15 km", ["15 km (9.3 mi)"]),
    ]
    assert found["errors"][0]["short"].startswith("656 ft stated, 243 m is 797.2 ft.")
