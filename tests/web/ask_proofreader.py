"""Asks LibreOffice's proofreader about a text: ``python3 ask_proofreader.py PIPE TEXT`` prints its answer as JSON.

Runs in the system's Python, which has LibreOffice's bridge (``uno``), beside an office that listens on PIPE. The text is
put into a document of Writer, and the checker that Writer asks for the wavy line under a word is asked for it.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import uno  # type: ignore[import-not-found]

SERVICE = "org.openoffice.lingu.LanguageToolGrammarChecker"


def office(pipe: str) -> Any:
    """The context of the office, once it is there."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001  it says in several ways that it is not there yet
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def main(pipe: str, text: str) -> None:
    """Print what the checker is, and what it finds."""
    context = office(pipe)
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
    locale = uno.createUnoStruct("com.sun.star.lang.Locale", "en", "US", "")
    document.Text.setString(text)
    cursor = document.Text.createTextCursor()
    cursor.gotoEnd(True)
    cursor.CharLocale = locale
    checker = services.createInstanceWithContext(SERVICE, context)
    paragraph = document.Text.createEnumeration().nextElement()
    found = checker.doProofreading("1", paragraph.String, locale, 0, len(paragraph.String), ())
    errors = [
        {
            "words": paragraph.String[e.nErrorStart : e.nErrorStart + e.nErrorLength],
            "rule": e.aRuleIdentifier,
            "short": e.aShortComment,
            "full": e.aFullComment,
            "suggestions": list(e.aSuggestions),
        }
        for e in found.aErrors
    ]
    print(json.dumps({"checker": checker.getServiceDisplayName(locale), "errors": errors}))
    document.close(True)
    desktop.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
