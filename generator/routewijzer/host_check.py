"""Which names of a server a browser may use: protects what somebody is editing from other sites.

A page of another site cannot read an answer of this machine, unless its own name is made to point here (DNS
rebinding): the browser then sends that name as `Host`. A number in its place cannot be made to point here.
"""

import ipaddress
import re
from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application (PEP 3333)."""

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^\s:/?#@\[\]\\]+)(?::[0-9]*)?")
"""A host, and perhaps its port (RFC 3986, 3.2.2)."""


class HostCheck:
    """A WSGI application that hands on only requests for a host of its own."""

    def __init__(self, application: Application, host: str) -> None:
        self.application = application
        self.host = host
        """The name or number that the server listens at."""

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request, with 403 when it is for another host."""
        if is_own_host(environ.get("HTTP_HOST", ""), self.host):
            return self.application(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"This server answers only to its own name or number, and not for another host.\n"]


def is_own_host(header: str, host: str) -> bool:
    """Return whether the header `Host` of a request names this machine.

    That is the host that the server listens at, localhost, or a number; a server for this machine alone
    answers only to numbers of this machine.
    """
    match = _HOST.fullmatch(header.lower())
    if match is None:
        return False
    name = match[1].strip("[]")
    if name in (host.lower(), "localhost"):
        return True
    number, own = _number(name), _number(host)
    if number is None:
        return False
    return number == own or number.is_loopback or (own is not None and own.is_unspecified)


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
