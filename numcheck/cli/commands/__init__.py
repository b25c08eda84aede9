"""One file a command: its docstring is its help, ``arguments`` declares its flags, ``run`` does it.

``arguments`` takes the empty parser; ``run`` takes what was parsed and returns the exit code (see ``exit_codes``). Only
the module of the command that is called is imported.
"""
