"""The check over HTTP.

One process listens and guards (``guard``, ``app``); it parses nothing that a client sent. What a request asks is done by
worker processes (``pool``, ``worker``, ``operations``), which may break, hang or swell, and are replaced.
"""
