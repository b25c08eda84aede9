"""The plain install brings what docs/dependencies.md lists, and nothing under a licence that binds those who use it."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from cases import ROOT

PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
PLAIN, EXTRAS = PAGE.split("Extras bring", 1)
ROWS = dict(re.findall(r"^\| ([\w-]+) \| ([^|]+) \|", PLAIN, re.MULTILINE))
LISTED = {name: licence for name, licence in ROWS.items() if name != "package"}
BROUGHT = {
    extra: (set(names.split(", ")), licences)
    for extra, names, licences in re.findall(r"^\| (\w+) \| ([\w, -]+) \| ([^|]+) \|", EXTRAS, re.MULTILINE)
    if extra != "extra"
}
DECLARED = {
    re.match(r"[\w-]+", line).group()  # type: ignore[union-attr]
    for line in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
}


def brought(name: str, seen: set[str]) -> set[str]:
    """``name`` and all that it requires here, without extras and other systems, by their normalized names."""
    name = re.sub(r"[-_.]+", "-", name).lower()
    try:
        required = [] if name in seen else distribution(name).requires or []
    except PackageNotFoundError:
        return seen  # for another system or version of Python
    seen.add(name)
    for line in required:
        if not re.search(r"\bextra\b|sys_platform|platform_system|python_version < ", line):
            brought(re.match(r"[\w.-]+", line).group(), seen)  # type: ignore[union-attr]
    return seen


def licence_of(name: str) -> str:
    data = distribution(name).metadata
    classifiers = [c.rpartition("::")[2] for c in data.get_all("Classifier") or [] if c.startswith("License")]
    return str(data.get("License-Expression") or "; ".join(classifiers) or data.get("License") or "")


def test_the_page_lists_what_is_installed() -> None:
    installed: set[str] = set()
    for name in DECLARED:
        brought(name, installed)
    assert installed - LISTED.keys() - {"six", "pytz", "tzdata", "jaraco-functools", "jaraco-context"} == set()
    assert LISTED.keys() >= DECLARED


@pytest.mark.parametrize("name", LISTED)
def test_no_licence_binds_those_who_use_it(name: str) -> None:
    licence = licence_of(name)
    assert licence
    assert not re.search(r"(?<!L)GPL|(?<!Lesser )General Public|Affero", licence.replace("LGPL", "")), licence
    words = set(re.findall(r"BSD|MIT|MPL|PSF|LGPL|Apache", LISTED[name]))
    full = licence.replace("Mozilla Public", "MPL").replace("Python Software Foundation", "PSF")
    assert any(word in full for word in words), licence


def test_the_page_lists_what_every_extra_brings() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    ours = {extra: names for extra, names in declared.items() if names and extra not in ("all", "dev", "docs", "train")}
    brings = {extra: {re.match(r"[\w-]+", n).group() for n in names} for extra, names in ours.items()}  # type: ignore[union-attr]
    assert {extra: names for extra, (names, _) in BROUGHT.items()} == brings


@pytest.mark.parametrize("extra", BROUGHT)
def test_no_licence_of_an_extra_binds_those_who_use_it(extra: str) -> None:
    names, listed = BROUGHT[extra]
    for name in names:
        try:
            licence = licence_of(name)
        except PackageNotFoundError:
            pytest.skip(f"{name} is not installed")
        assert not re.search(r"(?<!L)GPL|(?<!Lesser )General Public|Affero", licence), licence
        full = licence.replace("Python Software Foundation", "PSF")
        assert any(word in full for word in re.findall(r"BSD|MIT|MPL|PSF|Apache", listed)), (name, licence)
