"""What a reader sees of a text: blanks, invisible characters, and which texts read the same.

The sets are Unicode's White_Space (https://www.unicode.org/Public/UCD/latest/ucd/PropList.txt) and
Default_Ignorable_Code_Point (DerivedCoreProperties.txt there), with four letters that show as a blank.
"""

import re
import unicodedata

_BREAKS = "\x85\u2028\u2029"
"""Unicode's line separators. Neither YAML 1.2, Markdown nor an editor begins a new line at them."""

ODD_BLANKS = (
    "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    f"\u2800\u115f\u1160\u3164\uffa0{_BREAKS}"
)
"""Blanks that are no space or tab."""

_IGNORABLE = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_BLANK = re.compile(rf"[\s{ODD_BLANKS}{_IGNORABLE}]*")
_BLANKS = re.compile(rf"[\s{ODD_BLANKS}]+")
_UNSEEN = re.compile(f"[{_IGNORABLE}]")

_EMOJI = "\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff"
_JOINING_SCRIPTS = "\u0600-\u0dff"
"""Arabic, Syriac and the scripts of India, in which a joiner between two letters changes their form."""
_HARMLESS = re.compile(
    "\xad"  # a soft hyphen
    f"|(?<=[#*0-9{_EMOJI}])[\ufe0e\ufe0f]"  # drawn in black, or in colours
    f"|(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])"  # several drawn as one: a family, a doctor
    "|(?<=\U0001f3f4)[\U000e0020-\U000e007e]+\U000e007f"  # the flag of a part of a country
    f"|(?<=[{_JOINING_SCRIPTS}])[\u200c\u200d](?=[{_JOINING_SCRIPTS}])"
)
"""Invisible characters where Unicode means them to stand
(https://www.unicode.org/reports/tr51/#Emoji_ZWJ_Sequences and tr31/#Layout_and_Format_Control_Characters)."""


def without_separators(text: str) -> str:
    """Return `text` with a space for each of Unicode's line separators.

    Every reader of it then counts the same lines and columns as an editor does.
    """
    return text if text.isascii() else re.sub(f"[{_BREAKS}]", " ", text)


def is_blank(text: str) -> bool:
    """Tell whether a reader sees nothing of `text`."""
    return _BLANK.fullmatch(text) is not None


def has_words(text: str) -> bool:
    """Tell whether a text says something: more than a sign or a letter, as a reason must."""
    return sum(map(str.isalpha, text)) > 1


def find_invisible(text: str) -> int | None:
    r"""Return where the first invisible character of `text` stands that changes what is read, or None.

    Such are those of zero width, of direction, and tags. Soft hyphens and the joiners inside an emoji are
    harmless.

    >>> find_invisible("een\u200bwoord")
    3
    """
    if text.isascii() or (text.isprintable() and _UNSEEN.search(text) is None):
        return None
    harmless = {at for match in _HARMLESS.finditer(text) for at in range(*match.span())}
    return next(
        (at for at, character in enumerate(text) if _is_unseen(character) and at not in harmless), None
    )


def as_seen(text: str) -> str:
    """Return `text` as it looks: in NFC, without what is invisible, each run of blanks one space, trimmed.

    >>> as_seen(" Veilig\xa0Thuis\u200b ")
    'Veilig Thuis'
    """
    if text.isascii():
        return " ".join(text.split())
    return _BLANKS.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text))).strip()


class _SpacesForPunctuation(dict[int, str]):
    """A table for `str.translate`, which asks once what stands for a character."""

    def __missing__(self, code: int) -> str:
        self[code] = " " if unicodedata.category(chr(code))[0] == "P" else chr(code)
        return self[code]


_SPACES_FOR_PUNCTUATION = _SpacesForPunctuation()


def as_read(text: str) -> str:
    """Return what two texts share that a reader takes for the same: `as_seen` without case and punctuation.

    >>> as_read("Weet  ik niet!") == as_read("weet ik niet")
    True
    """
    visible = as_seen(text).casefold()
    return " ".join(visible.translate(_SPACES_FOR_PUNCTUATION).split()) or visible


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) == "Cf" or _UNSEEN.match(letter) is not None
