"""One file a command: its first docstring line is its help, ``arguments`` declares its flags, ``run`` does it."""
