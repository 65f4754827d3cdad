"""Marks in finished HTML what text alone does not say: a number that stays whole, a word of another language.

Works on the text between tags, so that a fact, a button and a longer text are treated alike. What is marked
already stays as it is, so a page may go through it twice.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from routewijzer.model import Route

_PIECE = re.compile(
    r"""(?P<tag><svg\b.*?</svg>
      | <(?P<raw>script|style|textarea|title)\b.*?</(?P=raw)>
      | <span\ (?:class="(?:phone|nowrap)"|lang="[^"]*")>[^<]*</span>
      | <[^>]*>)
    | (?P<text>[^<]+)""",
    re.DOTALL | re.VERBOSE,
)
"""Our own HTML escapes every ">" in a value: a tag ends at the first one."""

_LINES_UP = re.compile(r"</svg>$|<(?:a|button|summary)\b")
"""Behind this a text may be an item of a row (CSS Flexible Box Layout, section 4): it must stay one."""


@dataclass(frozen=True, slots=True)
class TextMarks:
    """What is marked: text as it stands in HTML → its language, or "" for a telephone number."""

    languages: Mapping[str, str]
    pattern: re.Pattern[str]


def words_to_mark(route: Route) -> Mapping[str, str]:
    """Return what is marked in the texts of a route: text → its language, or "" for a telephone number.

    Of the numbers those that a browser would break. Where two languages name a word, the first has it.
    """
    words: dict[str, str] = {}
    for service in route.services.values():
        if service.phone and not service.phone.isalnum():
            words[service.phone] = ""
    for language, foreign in route.foreign_words.items():
        for word in foreign:
            words.setdefault(word, language)
    return words


def text_marks(words: Mapping[str, str]) -> TextMarks | None:
    """Return what `mark_text` marks; None for nothing."""
    if not words:
        return None
    languages = {" ".join(str(escape(word)).split()): language for word, language in words.items()}
    choice = "|".join(
        r"\s+".join(map(re.escape, word.split())) for word in sorted(languages, key=len, reverse=True)
    )
    return TextMarks(languages, re.compile(rf"(?<!\w)(?P<word>{choice})(?!\w)|&[#\w]+;"))


def script_marks(words: Mapping[str, str]) -> Mapping[str, object]:
    """Return what a script needs to do the same: a `pattern` by which it splits a text, and `properties`.

    Of the pieces every second one is a word; `properties` are those of its element. The pattern sees what
    stands before a word without looking behind, which browsers of 2022 cannot (ECMAScript 2018, 21.2.1).
    """
    longest = sorted(words, key=len, reverse=True)
    choice = "|".join(map(_script_pattern, longest)) or "(?!)"
    properties = {
        word: {"lang": language} if language else {"className": "phone"} for word, language in words.items()
    }
    return {"pattern": rf"({choice})(?![\p{{L}}\d])", "properties": properties}


def _script_pattern(word: str) -> str:
    """Return the pattern of a word for a script, which escapes less than Python and knows ASCII letters."""
    start = r"\b" if re.match(r"[A-Za-z0-9_]", word) else ""
    return start + re.sub(r"[\\^$.*+?()\[\]{}|/]", r"\\\g<0>", word)


def mark_text(html: str, marks: TextMarks | None) -> Markup:
    """Return `html` with each word and number in an element that says its language or keeps it whole."""
    if marks is None or not marks.pattern.search(html):
        return Markup(html)
    known = marks
    before = ""

    def in_element(match: re.Match[str]) -> str:
        if not (text := match["word"]):
            return match[0]
        language = known.languages[" ".join(text.split())]
        attribute = f'lang="{language}"' if language else 'class="phone"'
        return f"<span {attribute}>{text}</span>"

    def piece(match: re.Match[str]) -> str:
        nonlocal before
        last, before = before, match[0]
        if match["tag"]:
            return match[0]
        text = known.pattern.sub(in_element, match[0])
        return f"<span>{text}</span>" if text != match[0] and _LINES_UP.search(last) else text

    return Markup(_PIECE.sub(piece, html))
