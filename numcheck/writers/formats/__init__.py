"""The output formats of ``check``: a module is a format, its name is the format's, its ``render(view)`` the text."""
