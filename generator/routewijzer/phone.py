"""Telephone numbers: the one place where a text becomes a number that is dialled.

The grammar is that of people who write a number down: an optional `+`, digits, and between them blanks, `-`,
`.`, `/` and brackets; behind it, after `ext`, `tst` or `toestel`, the digits of an extension. The result is
what RFC 3966 (The tel URI for Telephone Numbers, section 3) calls the number without visual separators and
its `ext`. Country codes and lengths are those of ITU-T E.164. Whatever could mean two numbers is refused:
who dials the wrong one has lost the minutes that counted.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from routewijzer.findings import Phrase, phrase

MAX_TEXT = 60
"""Characters: no number, however it is written, is longer."""

MOST_DIGITS = 15
"""No number has more, its country code included (E.164)."""

_EXTENSION = re.compile(
    r"(?P<number>.*?[0-9)])[ ,;]*(?:ext|tst|toestel)[ .:=]*(?P<extension>[0-9]{1,10})", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?P<head>\+? ?[0-9][0-9 ./-]*|)(?P<trunk>\( ?0 ?\))? ?(?P<area>\([0-9 ]+\))?(?P<tail>[0-9 ./-]*)"
)
_INTERNATIONAL = re.compile(
    r"(?:\+|00)(?P<country>1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9][0-9]{2})"
    r"(?P<national>[0-9]*)"
)
"""A country code of E.164, of one, two or three digits, and what follows it."""

_HOME = "31"
"""The country code of a number that is written without one: that of the Netherlands."""

_ZERO_STAYS = frozenset({"225", "226", "229", "241", "242", "378", "379", "39"})
"""Country codes after which a number may begin with 0, such as that of Italy."""

_CANDIDATE = re.compile(
    r"\+? ?\(?[0-9](?:[0-9 ./()-]*[0-9)])?(?:[ ,;]*(?:ext|tst|toestel)[ .:=]*[0-9]+)?", re.IGNORECASE
)
_NO_NUMBER = re.compile(r"[0-9]{1,2}/[0-9]{1,2}")
"""A fraction, a day, or round the clock (24/7)."""

_SUBSCRIBER = re.compile(r"\+[0-9]{7,}|0[1-9][0-9]{8}|0(?:800|90[069])[0-9]{4}(?:[0-9]{3})?")
"""A number that is one wherever it stands: of another country, or of ten digits, or for a service (0800)."""

_TIMES = re.compile(r"[0-2]?[0-9]\.[0-5][0-9] ?- ?[0-2]?[0-9]\.[0-5][0-9]")
"""From when to when, as 08.00-17.00."""

FORM = phrase("phone.form")
"""What to say of a text that holds anything else."""


class PhoneError(ValueError):
    """A text is not exactly one number that can be dialled. `hint` says to its author what to do."""

    def __init__(self, hint: Phrase) -> None:
        super().__init__(hint.key)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number as it is dialled.

    `digits`, behind a `+` when it is international, and the `extension`, empty where there is none.
    """

    digits: str
    extension: str = ""

    @property
    def uri(self) -> str:
        """The address that dials it (RFC 3966).

        >>> parse_phone("+31 (0)20 123 45 67 tst. 12").uri
        'tel:+31201234567;ext=12'
        """
        return f"tel:{self.digits}{f';ext={self.extension}' if self.extension else ''}"

    def reaches(self, other: "PhoneNumber") -> bool:
        """Return whether both numbers ring at one place, however they are dialled.

        >>> parse_phone("020-1234567").reaches(parse_phone("+31 20 123 45 67"))
        True
        """
        return self.extension == other.extension and self.from_abroad == other.from_abroad

    @property
    def from_abroad(self) -> str:
        """The digits as they are dialled from every country, behind a `+`.

        A number that begins with a single 0 is one of the Netherlands; a short one (112) stays as it is.
        """
        return re.sub(r"^0", f"+{_HOME}", re.sub(r"^00", "+", self.digits))

    def __str__(self) -> str:
        return self.uri.removeprefix("tel:")


@dataclass(frozen=True, slots=True)
class Mention:
    """A number that stands in other words, from `start` to `end`.

    `number` is None where what stands there cannot be dialled as one number.
    """

    start: int
    end: int
    number: PhoneNumber | None


def parse_phone(text: str) -> PhoneNumber:
    """Return the number that `text` is as a whole. Raises `PhoneError`."""
    plain = _plain(text).strip()
    extended = _EXTENSION.fullmatch(plain)
    number, extension = (extended["number"], extended["extension"]) if extended else (plain, "")
    match = _NUMBER.fullmatch(number) if len(plain) <= MAX_TEXT else None
    if match is None or not re.match(r"[+(0-9].*[0-9)]$", number):
        raise PhoneError(FORM)
    return PhoneNumber(_digits(match), extension)


def mentions(text: str, fewest: int = 3) -> Iterator[Mention]:
    """Yield what reads as a telephone number in other words.

    That is a run of at least `fewest` digits, however they are grouped. A fraction (24/7) is none.
    """
    plain = _plain(text)
    for run in _CANDIDATE.finditer(plain):
        start, end = _without_loose_brackets(plain, run.start(), run.end())
        group = plain[start:end]
        if sum(map(str.isdigit, group)) >= fewest and not _NO_NUMBER.fullmatch(group):
            try:
                number = parse_phone(group)
            except PhoneError:
                number = None
            yield Mention(start, end, number)


def other_number(text: str, number: PhoneNumber) -> str | None:
    """Return the first number in `text` that is not `number`, as it stands there; None when there is none."""
    for mention in mentions(text, _fewest(number)):
        if mention.number is None or not mention.number.reaches(number):
            return text[mention.start : mention.end]
    return None


def named_number(text: str, number: PhoneNumber) -> Mention | None:
    """Return where `text` says `number`; None when it does not."""
    numbers = mentions(text, _fewest(number))
    return next((mention for mention in numbers if mention.number and mention.number.reaches(number)), None)


def unlisted_number(text: str, numbers: Collection[PhoneNumber]) -> str | None:
    """Return the first number of a telephone in `text` that reaches none of `numbers`, as it stands there.

    None when there is none. The extension does not count, and what may be a date, a time or an amount is no
    number here.
    """
    for mention in mentions(text, fewest=8):
        run, number = text[mention.start : mention.end], mention.number
        if number is None or _TIMES.fullmatch(run) or _among(number, numbers):
            continue
        if _SUBSCRIBER.fullmatch(re.sub(r"^00", "+", number.digits)):
            return run
    return None


def _among(number: PhoneNumber, others: Collection[PhoneNumber]) -> bool:
    """Return whether a number rings where one of the others does, at whatever extension."""
    return any(number.from_abroad == other.from_abroad for other in others)


def _fewest(number: PhoneNumber) -> int:
    """In words that stand for a number of two digits, two digits are a number too."""
    return min(3, len(number.digits))


def _plain(text: str) -> str:
    """`text` with every blank as a plain one, each character at its own place."""
    if text.isascii():  # nearly always, and a hundred times as quick
        return text
    return "".join(" " if unicodedata.category(character) == "Zs" else character for character in text)


def _digits(match: re.Match[str]) -> str:
    head, area, tail = (re.sub(r"[^+0-9]", "", match[name] or "") for name in ("head", "area", "tail"))
    digits = head + area + tail
    before, whole = _INTERNATIONAL.fullmatch(head), _INTERNATIONAL.fullmatch(digits)
    only_country = before is not None and not before["national"]
    if match["trunk"] and not only_country:
        raise PhoneError(phrase("phone.zero"))
    if area and head and not only_country:
        raise PhoneError(phrase("phone.brackets"))
    if whole and whole["national"][:1] == "0" and whole["country"] not in _ZERO_STAYS:
        raise PhoneError(phrase("phone.zero-after-country"))
    broken = whole is None and digits.startswith(("+", "00"))
    if broken or not (7 if whole else 2) <= len(re.sub(r"^\+|^00", "", digits)) <= MOST_DIGITS:
        raise PhoneError(FORM)
    if "/" in match[0]:
        _check_slash(match[0])
    return digits


def _check_slash(text: str) -> None:
    """Refuse a slash that parts two numbers, or two last digits: it parts the area code from the rest."""
    before, _, after = re.sub(r"\( ?0 ?\)", "", text).partition("/")
    area, rest = re.sub(r"[^+0-9]", "", before), re.sub(r"[^+0-9/]", "", after)
    abroad = _INTERNATIONAL.fullmatch(area)
    short = len(abroad["national"]) <= 5 if abroad else area[:1] == "0" and len(area) <= 6
    if not short or rest[:1] == "0" or "/" in rest:
        raise PhoneError(phrase("phone.slash"))


def _without_loose_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a run begins and ends without blanks and loose brackets around it.

    Loose are brackets around all of it, and those of which the other one stands elsewhere.
    """
    while text[start] == " ":
        start += 1
    while text[end - 1] == ")" and text.count(")", start, end) > text.count("(", start, end):
        end -= 1
    if text[start] == "(" and (")" not in text[start:end] or text.find(")", start, end) == end - 1):
        start, end = start + 1, end - (text[end - 1] == ")")
    return start, end
