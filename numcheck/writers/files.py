"""Files are written beside their target and renamed: an interrupted run leaves the old report whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EISDIR


@contextmanager
def replacing(path: str) -> Iterator[str]:
    """A path beside ``path`` to write to; on success it takes the place of ``path``, on failure it is removed.

    A link is followed, the mode of an existing file is kept, and what is no regular file (``/dev/stdout``) is
    written to directly. OSError where the folder is missing, or it or the file is not writable.
    """
    if os.path.isdir(path):
        raise IsADirectoryError(EISDIR, "Is a directory", path)
    if os.path.exists(path) and not os.path.isfile(path):
        try:
            yield path
        except OSError as error:
            error.filename = path
            raise
        return
    target = os.path.realpath(path)
    folder, name = os.path.split(target)
    # A name that nobody can foretell, and a file that is ours: in a folder that all may write to, a link could wait there.
    beside = os.path.join(folder, f".{os.urandom(8).hex()}{os.path.splitext(name)[1]}")
    try:
        if os.path.exists(target) and not os.access(target, os.W_OK):
            raise PermissionError(EACCES, os.strerror(EACCES), path)
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        yield beside
        if os.path.exists(target):
            os.chmod(beside, os.stat(target).st_mode & 0o7777)
        os.replace(beside, target)
    except BaseException as error:
        if os.path.lexists(beside):
            os.unlink(beside)
        if isinstance(error, OSError) and error.filename in (None, beside):
            error.filename = path
        raise


def write_file(path: str, content: str | bytes) -> None:
    """``content`` (text as UTF-8, line breaks as given) becomes the file ``path``, whole or not at all; see ``replacing``.

    Lone surrogates become "?". OSError where the folder is missing or not writable.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    with replacing(path) as beside, open(beside, "wb") as f:
        f.write(data)
