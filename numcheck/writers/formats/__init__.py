"""The output formats of ``check``: a module is a format and bears its name.

``render(view) -> str`` is the text, ``SUFFIX`` that of its files where it is not the name, and the docstring its row in
docs/reports.md, which ``tools/regenerate.py`` writes.
"""
