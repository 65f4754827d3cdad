"""Which hosts the server of an editor answers for."""

from __future__ import annotations

import pytest

from routewijzer.host_check import is_own_host


@pytest.mark.parametrize(
    ("host", "header", "own"),
    [
        ("127.0.0.1", "127.0.0.1:8000", True),
        ("127.0.0.1", "127.0.0.1", True),
        ("127.0.0.1", "localhost:8000", True),
        ("127.0.0.1", "LOCALHOST:8000", True),
        ("127.0.0.1", "[::1]:8000", True),
        ("::1", "[::1]:8000", True),
        ("::1", "[0:0:0:0:0:0:0:1]:8000", True),
        ("192.0.2.7", "192.0.2.7:8000", True),
        ("0.0.0.0", "192.0.2.7:8000", True),
        ("::", "192.0.2.7:8000", True),
        ("desk.example", "desk.example:8000", True),
        ("desk.example", "Desk.Example", True),
        ("127.0.0.1", "evil.example:8000", False),
        ("127.0.0.1", "evil.example", False),
        ("127.0.0.1", "192.0.2.7:8000", False),
        ("192.0.2.7", "192.0.2.8:8000", False),
        ("0.0.0.0", "evil.example:8000", False),
        ("127.0.0.1", "127.0.0.1.evil.example", False),
        ("127.0.0.1", "localhost.evil.example", False),
        ("127.0.0.1", "localhost@evil.example", False),
        ("127.0.0.1", "evil.example@localhost", False),
        ("127.0.0.1", "localhost/evil.example", False),
        ("127.0.0.1", "localhost:8000,evil.example", False),
        ("127.0.0.1", "localhost evil.example", False),
        ("127.0.0.1", "localhost:evil", False),
        ("127.0.0.1", "127.1", False),
        ("127.0.0.1", "2130706433", False),
        ("127.0.0.1", "[::1", False),
        ("127.0.0.1", "[]", False),
        ("127.0.0.1", "", False),
    ],
)
def test_a_server_knows_its_own_hosts(host: str, header: str, own: bool) -> None:
    assert is_own_host(header, host) is own
