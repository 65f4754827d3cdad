"""Addresses that lead out of the site, judged in one place for the model, the overlays and the longer texts.

An address is refused when a reader could end up elsewhere than the address seems to say. The rules for hosts
follow the Unicode Consortium's advice on confusable names (UTS #39: one script, no letters that only look
like Latin ones). A number to dial is read by `phone`.
"""

import re
import unicodedata
from collections.abc import Collection
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from routewijzer.findings import Phrase, phrase

WEB = ("https", "http")
"""The schemes of an address in the model."""

TEXT = (*WEB, "mailto")
"""The schemes of an address in a longer text, beside the numbers to dial."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_FORBIDDEN_SIGN = re.compile(r"[\"'<>^`{|}\ufffd]")
_AUTHORITY = re.compile(r"//([^/?#]*)")
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_NUMERIC = re.compile(r"\d+|0x[0-9a-f]*", re.IGNORECASE)
_MAIL = re.compile(r"([\w.+-]+)@([^@?]+)(\?(subject|body)=[^&#]*(&(subject|body)=[^&#]*)*)?", re.ASCII)
_JAPANESE_AND_CHINESE = frozenset(("CJK", "HIRAGANA", "KATAKANA"))
_LATIN_WITHOUT_BASE = frozenset("ßæøœđłþð")
"""Latin letters that do not decompose to an ASCII letter with an accent, and resemble no other letter."""

_BEGINS = phrase("address.web")
_HOST = phrase("address.host")


def expected_instead(url: str, schemes: Collection[str] = WEB) -> Phrase | None:
    """Return what an address should have been ("an address without a backslash").

    None when it may stand as it is. `schemes` are those that it may have, in lower case.
    """
    scheme = _SCHEME.match(url)
    if scheme is None or scheme[1].lower() not in schemes:
        return _BEGINS
    if character := next((letter for letter in url if not letter.isprintable() or letter.isspace()), None):
        blank = unicodedata.category(character) in ("Zs", "Zl", "Zp", "Cc")
        return _BEGINS if blank else phrase("address.invisible")
    if "\\" in url:
        return phrase("address.backslash")
    if match := _FORBIDDEN_SIGN.search(url):
        return phrase("address.sign", sign=match[0])
    rest = url[scheme.end() :]
    return _mail(rest) if scheme[1].lower() == "mailto" else _web(rest)


def host_expected(host: str) -> Phrase | None:
    """Return what a host should have been, or None for one that is what it seems."""
    if host.startswith("["):
        return None if _is_ip(IPv6Address, host[1:-1]) and host.endswith("]") else _HOST
    labels = host.lower().removesuffix(".").split(".")
    if not all(_LABEL.fullmatch(label) for label in labels) or len(host) > 253:
        return _HOST
    if _NUMERIC.fullmatch(labels[-1]) and not _is_ip(IPv4Address, host):
        return phrase("address.numeric-host")
    try:
        text = "".join(_decode(label) for label in labels)
    except (UnicodeError, OverflowError):
        return _HOST
    scripts = {_script(letter) for letter in text if letter.isalpha()}
    if len(scripts) > 1:
        return phrase("address.scripts", scripts=tuple(sorted(name.capitalize() for name in scripts)))
    if any(_looks_like_another(letter) for letter in text):
        return phrase("address.lookalikes")
    return None


def _web(rest: str) -> Phrase | None:
    authority = _AUTHORITY.match(rest)
    if authority is None or not authority[1]:
        return _BEGINS
    if "@" in authority[1]:
        return phrase("address.user")
    host, mark, port = authority[1].partition(":") if "[" not in authority[1] else (authority[1], "", "")
    if mark and not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536):
        return _HOST
    return host_expected(host)


def _mail(rest: str) -> Phrase | None:
    match = _MAIL.fullmatch(rest)
    if match is None:
        return phrase("address.mail")
    return host_expected(match[2])


def _is_ip(kind: type[IPv4Address] | type[IPv6Address], text: str) -> bool:
    try:
        kind(text)
    except AddressValueError:
        return False
    return True


def _decode(label: str) -> str:
    """Return the letters that a label stands for: `xn--pple-43d` is written with a Cyrillic a."""
    return label[4:].encode().decode("punycode") if label.startswith("xn--") else label


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "unknown").partition(" ")[0]
    return "CJK" if name in _JAPANESE_AND_CHINESE else name


def _looks_like_another(letter: str) -> bool:
    if letter.isascii():
        return False
    if unicodedata.normalize("NFKC", letter) != letter:
        return True
    base = unicodedata.normalize("NFD", letter)[0]
    return _script(letter) == "LATIN" and not base.isascii() and letter not in _LATIN_WITHOUT_BASE
