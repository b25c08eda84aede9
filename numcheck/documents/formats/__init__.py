"""One module a format, called as in ``numcheck.file_formats``: ``read(data: bytes, uri: str) -> Document``."""
