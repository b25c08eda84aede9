"""Who may ask: the Host and the Origin of a request, and the token.

A page of a stranger can make a browser send requests to a service on the same machine, under a name of its own that
points there (DNS rebinding). So a request must name this machine as its host, and come from no other origin.
"""

from __future__ import annotations

import binascii
import hmac
from base64 import b64decode
from ipaddress import ip_address

from numcheck.core.frozen import Frozen

TOKEN = "NUMCHECK_TOKEN"
"""The environment variable that holds the token: on a command line, everybody on the machine could read it."""

_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class Access(Frozen):
    """Who may ask.

    ``token``    what a request must show, "" for nothing
    ``hosts``    names, beside those of the machine itself and addresses in numbers, that a request may call it by
    ``origins``  origins of other pages that may read the answers; ``*`` is every one
    """

    token: str = ""
    hosts: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()

    def knows_host(self, header: str) -> bool:
        """Whether the Host ``header`` names this service. A number is no name that a stranger could point here."""
        name = _host_name(header)
        return name in _LOCAL or name in self.hosts or _is_address(name)

    def takes_origin(self, header: str, host: str) -> bool:
        """Whether the page of origin ``header`` ("" for none) may ask: one of ``host`` itself, or one that is named."""
        own = header.partition("://")[2] == host and header.startswith(("http://", "https://"))
        return not header or own or self.names_origin(header)

    def names_origin(self, header: str) -> bool:
        """Whether pages of the origin ``header`` may read the answers."""
        return bool(header) and ("*" in self.origins or header in self.origins)

    def is_let_in(self, authorization: str) -> bool:
        """Whether the Authorization header shows the token: as Bearer, or as the password of Basic with any name."""
        scheme, _, said = authorization.partition(" ")
        if scheme.lower() == "basic":
            try:
                said = b64decode(said, validate=True).decode("utf-8").partition(":")[2]
            except (binascii.Error, UnicodeDecodeError):
                return not self.token
        elif scheme.lower() != "bearer":
            said = ""
        return self.is_token(said.strip())

    def is_token(self, said: str) -> bool:
        """Whether ``said`` is the token, in a time that does not tell how much of it is right."""
        return not self.token or hmac.compare_digest(said.encode("utf-8", "replace"), self.token.encode("utf-8"))


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a service that listens on ``host``."""
    return host in _LOCAL or (_is_address(host) and ip_address(host).is_loopback)


def _host_name(header: str) -> str:
    """The name in a Host header, without its port; an address of IPv6 without its brackets."""
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0].lower()


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
