"""The work itself: one open text, checked by the settings and against the sources that hold for it. One thread at a time."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence

from numcheck import documents
from numcheck import workspace as warm
from numcheck.config import Config, ConfigError
from numcheck.core.claim import MeasuredText
from numcheck.core.finding import Finding
from numcheck.core.frozen import Frozen
from numcheck.core.trace import CandidatePair
from numcheck.documents import UnreadableError
from numcheck.language_server.client_settings import ClientSettings
from numcheck.language_server.open_text import LONGEST, OpenText, uri_of
from numcheck.workspace import CheckedText, FoundConfig, Workspace

# What loads everything that a check needs, and everything that a tie-out needs.
_SAMPLE = "The bridge is 200 m (656 ft) long. It carries 5,000 cars a day, 20% more than the 4,100 of 1990, and cost $5 million."


class CheckResult(Frozen):
    """What came of one version of a text.

    ``checked``  None where it was not checked; ``unread`` then says why in a line, "" for what is none of numcheck's
    ``found``    the settings that held, None where they cannot be meant
    ``problems``  (path, line) for a file of settings or a source that cannot be used
    ``seconds``  how long it took
    """

    text: OpenText
    checked: CheckedText | None = None
    unread: str = ""
    found: FoundConfig | None = None
    problems: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0


class Checker:
    """Checks open texts, and keeps between two checks what does not change.

    ``roots``      the folders that are open in the editor; what has no file lies in the first of them
    ``commanded``  sources that were named by a command: by the URI of a draft, or under "" for all drafts
    """

    def __init__(self) -> None:
        self.client = ClientSettings()
        self.roots: tuple[str, ...] = ()
        self.commanded: Mapping[str, tuple[str, ...]] = {}
        self._workspace = Workspace()

    def set_up(self, client: ClientSettings, roots: Sequence[str], commanded: Mapping[str, tuple[str, ...]]) -> None:
        """Check by other settings of the editor from now on, and read everything anew."""
        self.client, self.roots, self.commanded = client, tuple(roots), dict(commanded)
        self._workspace = Workspace(client.settings, self._from_root(client.configuration))

    def warm_up(self) -> None:
        """Load what checks and tie-outs need, so that the first text of a user does not wait for it."""
        source = warm.check(_SAMPLE, "sample.txt", Config())
        from numcheck import pipeline

        measured = pipeline.measure(source.document, Config(), tied=True)
        for _ in range(2):
            warm.check(_SAMPLE, "sample.md", Config(), [measured], trace=True)

    def check(self, text: OpenText) -> CheckResult:
        """What comes of ``text``; nothing that it says, and no file beside it, makes this raise."""
        begun = time.perf_counter()
        result = self._result(text)
        return result.replaced(seconds=time.perf_counter() - begun)

    def _result(self, text: OpenText) -> CheckResult:
        if not text.suffix:
            return CheckResult(text=text)
        if len(text.text) > LONGEST:
            return CheckResult(text=text, unread=f"longer than {LONGEST:,} characters: check it on the command line")
        try:
            found = self._workspace.config_for(self.folder_of(text))
        except ConfigError as error:
            return CheckResult(text=text, problems=((_named_in(str(error)), str(error)),))
        name = text.name(found.folder)
        config = found.config
        if text.path and documents.is_excluded(name, (*config.exclude, *config.extend_exclude)):
            return CheckResult(text=text, found=found)
        sources, problems = self._sources(text, name, found)
        try:
            checked = warm.check(text.source, name, config, sources)
        except UnreadableError as error:
            return CheckResult(text=text, unread=str(error), found=found, problems=problems)
        except ConfigError as error:
            return CheckResult(text=text, found=found, problems=((found.path, str(error)),))
        except Exception as error:
            if os.environ.get("NUMCHECK_DEBUG"):
                raise
            said = f"internal error: {type(error).__name__}: {error}"
            return CheckResult(text=text, unread=said, found=found, problems=problems)
        document = checked.document
        if document.places or document.file_text != text.source:
            # What was read is not what is on the screen (a mail, a notebook): nothing could be put at its place.
            return CheckResult(text=text, unread="only text as it stands in its file can be checked", found=found)
        return CheckResult(text=text, checked=checked, found=found, problems=problems)

    def _sources(
        self, text: OpenText, name: str, found: FoundConfig
    ) -> tuple[tuple[MeasuredText, ...], tuple[tuple[str, str], ...]]:
        """The measured sources of a text but itself, and what is wrong with the others."""
        paths = [*found.config.sources_of(name), *(self._from_root(p) for p in self.client.sources)]
        paths += [*self.commanded.get("", ()), *self.commanded.get(text.uri, ())]
        if not paths:
            return (), ()
        read = self._workspace.sources(paths, found.config, found.folder)
        return tuple(source for source in read.texts if source.document.uri != name), read.failed

    def pairs(self, checked: CheckedText) -> tuple[CandidatePair, ...]:
        """Every pair of figures that was held against each other in a text, and what stopped it; works it out anew."""
        again = warm.check(
            checked.document.file_text, checked.document.uri, checked.config, checked.sources, trace=True
        )
        return again.report.pairs

    def findings(self, checked: CheckedText, source: str, config: Config | None = None) -> tuple[Finding, ...]:
        """What there is in a text that says ``source`` instead, by its own settings or by ``config``; () for what cannot be
        read.
        """
        return self.again(checked, source, config).report.findings

    def again(self, checked: CheckedText, source: str, config: Config | None = None) -> CheckedText:
        """A text checked again as it says ``source`` instead. UnreadableError as of ``workspace.check``."""
        return warm.check(source, checked.document.uri, config or checked.config, checked.sources)

    def files(self) -> Iterator[str]:
        """The drafts in the folders that are open, but those that the settings leave out and those without text of their own."""
        for root in self.roots:
            try:
                config = self._workspace.config_for(root).config
                for path in documents.walk(root, (*config.exclude, *config.extend_exclude)):
                    if os.path.getsize(path) <= LONGEST and OpenText(uri=uri_of(path), text="").suffix:
                        yield path
            except (ConfigError, UnreadableError, OSError):
                continue

    def folder_of(self, text: OpenText) -> str:
        """The folder in which ``text`` lies, or would."""
        if text.path:
            return os.path.dirname(text.path)
        return self.roots[0] if self.roots else os.getcwd()

    def _from_root(self, path: str) -> str:
        return os.path.join(self.roots[0] if self.roots else os.getcwd(), path) if path else ""


def _named_in(message: str) -> str:
    """The file that a ConfigError names, as its message begins with it; "" for none."""
    path = message.partition(": ")[0]
    return path if os.path.isfile(path) else ""
