"""Zip containers (office files, archives), opened with bounds on what they may unpack to."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from numcheck.documents.io.errors import UnreadableError, reason

# The largest single part that is unpacked, and the largest whole. War and Peace as .docx unpacks to 15 MB.
LARGEST_PART = 64 << 20
LARGEST_WHOLE = 512 << 20
MOST_MEMBERS = 20_000


class ZipContainer:
    """The parts of a zip file: ``members`` by name, ``in`` tells whether there is one of that name."""

    def __init__(self, data: bytes, what: str) -> None:
        """``what`` names the format in the messages ("a .docx"). Raises UnreadableError unless ``data`` is a zip."""
        self.what = what
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            old = "an old binary office file, or an encrypted one; save it again without a password"
            raise UnreadableError(f"not {what}: {old}")
        if not data:
            raise UnreadableError(f"not {what}: the file is empty")
        try:
            self._zip = ZipFile(BytesIO(data))
            members = self._zip.infolist()
        except (BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            kind = "broken or truncated" if data.startswith(b"PK") else f"not {what}"
            raise UnreadableError(f"{kind}: {reason(error).lower()}") from error
        if len(members) > MOST_MEMBERS:
            raise UnreadableError(f"too many parts: {len(members)}, at most {MOST_MEMBERS} are read")
        if sum(m.file_size for m in members) > LARGEST_WHOLE:
            raise UnreadableError(f"too large: unpacks to more than {LARGEST_WHOLE >> 20} MB (a zip bomb?)")
        self.members: dict[str, ZipInfo] = {m.filename: m for m in members}

    def __contains__(self, name: str) -> bool:
        return name in self.members

    def part(self, name: str) -> bytes:
        """The part called ``name``, unpacked. Raises UnreadableError if it is missing, broken, encrypted or too large."""
        member = self.members.get(name)
        if member is None:
            raise UnreadableError(f"not {self.what}: it has no part {name}")
        if member.flag_bits & 1:
            raise UnreadableError("encrypted: save it again without a password")
        try:
            with self._zip.open(member) as f:
                data = f.read(LARGEST_PART + 1)
        except Exception as error:  # zlib, lzma and bz2 each raise errors of their own on broken data
            raise UnreadableError(f"broken or truncated: part {name}: {reason(error).lower()}") from error
        if len(data) > LARGEST_PART:
            raise UnreadableError(f"too large: part {name} unpacks to more than {LARGEST_PART >> 20} MB (a zip bomb?)")
        return data
