"""Marks in finished HTML what text alone does not say: a number that stays whole, a word of another language.

Works on the text between tags, so that a fact, a button and a longer text are treated alike. What is marked
already stays as it is, so a page may go through it twice.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from routewijzer.model import Route

_WHOLE = re.compile(
    r"""<svg\b.*?</svg>
      | <(?P<raw>script|style|textarea|title)\b.*?</(?P=raw)>
      | <span\ (?:class="(?:phone|nowrap)"|lang="[^"]*")>[^<]*</span>""",
    re.DOTALL | re.VERBOSE,
)
"""What stays as it is, with the text in it."""

_LINES_UP = re.compile(r"</svg>|<(?:a|button|summary)\b")
"""Behind such a tag a text may be an item of a row (CSS Flexible Box Layout, section 4): it must stay one."""


@dataclass(frozen=True, slots=True)
class TextMarks:
    """What is marked: text as it stands in HTML → its language, or "" for a telephone number.

    The pattern finds these texts, and the references to characters (`&amp;`) in which none may be found.
    """

    languages: Mapping[str, str]
    pattern: re.Pattern[str]


def words_to_mark(route: Route) -> Mapping[str, str]:
    """Return what is marked in the texts of a route: text → its language, or "" for a telephone number.

    Of the numbers those that a browser would break.
    """
    phones = (service.phone for service in route.services.values())
    broken = {phone: "" for phone in phones if phone and not phone.isalnum()}
    return {**foreign_words(route), **broken}


def foreign_words(route: Route) -> Mapping[str, str]:
    """Return the words of other languages, each with its language: the first that names it."""
    words: dict[str, str] = {}
    for language, foreign in route.foreign_words.items():
        for word in foreign:
            words.setdefault(word, language)
    return words


def text_marks(words: Mapping[str, str]) -> TextMarks | None:
    """Return what `mark_text` marks; None for nothing."""
    if not words:
        return None
    languages = {" ".join(str(escape(word)).split()): language for word, language in words.items()}
    # By first character, the longest first: a search then passes over all text in which none begins.
    longest = sorted(languages, key=lambda word: (word[0], -len(word), word))
    choice = [
        rf"{first}(?<!\w{first})(?:{'|'.join(map(_after_first, same))})(?!\w)"
        for first, same in groupby(longest, key=lambda word: re.escape(word[0]))
    ]
    return TextMarks(languages, re.compile("|".join((*choice, r"&[#\w]+;"))))


def _after_first(word: str) -> str:
    """Return a pattern of a word behind its first character, in which a blank stands for any blanks."""
    return r"\s+".join(map(re.escape, word[1:].split(" ")))


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
    """Return `html` with each word and number in an element that says its language or keeps it whole.

    Our own HTML escapes every "<" and ">" in a value: a tag ends at the first ">", a text at the first "<".
    """
    if marks is None:
        return Markup(html)
    places = [match.start() for match in marks.pattern.finditer(html) if _word(match) in marks.languages]
    if not places:
        return Markup(html)
    out: list[str] = []
    done = 0
    for start in _text_starts(html, places):
        following = html.find("<", start)
        end = following if following >= 0 else len(html)
        text = _mark_words(html[start:end], marks)
        in_row = _LINES_UP.match(html, max(html.rfind("<", 0, start), 0), start)
        out += html[done:start], f"<span>{text}</span>" if in_row else text
        done = end
    return Markup("".join((*out, html[done:])))


def _text_starts(html: str, places: Iterable[int]) -> Iterator[int]:
    """Yield where the texts begin in which something stands at these places, in order; each once."""
    wholes = [whole.span() for whole in _WHOLE.finditer(html)]
    number, last = 0, -1
    for place in places:
        while number < len(wholes) and wholes[number][1] <= place:
            number += 1
        start = html.rfind(">", 0, place) + 1
        in_whole = number < len(wholes) and wholes[number][0] < place
        in_tag = html.find("<", start, place) >= 0
        if start != last and not in_whole and not in_tag:
            yield start
            last = start


def _mark_words(text: str, marks: TextMarks) -> str:
    """Return a text without tags with each of its words in an element."""

    def in_element(match: re.Match[str]) -> str:
        language = marks.languages.get(_word(match))
        if language is None:
            return match[0]
        attribute = f'lang="{language}"' if language else 'class="phone"'
        return f"<span {attribute}>{match[0]}</span>"

    return marks.pattern.sub(in_element, text)


def _word(match: re.Match[str]) -> str:
    return " ".join(match[0].split())
