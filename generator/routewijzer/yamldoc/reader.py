"""The reader of PyYAML: the one written in C where there is one, else its pure one, made to read the same."""

from typing import Protocol

import yaml
from yaml.scanner import ScannerError
from yaml.tokens import ScalarToken

from routewijzer.findings import Place

_ENDS = "\0 \t\r\n\x85\u2028\u2029"
_BRACKETS = ",[]{}"


class PureLoader(yaml.Loader):
    """PyYAML's pure loader with the plain scalars of libyaml: a `?` inside braces and a tab stay text.

    PyYAML still follows YAML 1.1 there and forbids tabs, libyaml follows 1.2
    (https://yaml.org/spec/1.2.2/#733-plain-style): so that `{question: Is it hurt?, call: 112}` would be
    read or refused by chance of installation.
    """

    def scan_plain(self) -> ScalarToken:
        """Return a plain scalar: `Scanner.scan_plain` of PyYAML 6 with another end of a word."""
        chunks: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        spaces: list[str] = []
        while self.peek() != "#" and (length := self._word(start)):
            self.allow_simple_key = False
            chunks += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self._spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def scan_to_next_token(self) -> None:
        """Skip blanks and comments, and the tabs that indent nothing."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_flow_scalar(self, style: str) -> ScalarToken:
        """Return a quoted scalar; half a character (`\\ud83d`) is refused, as libyaml does."""
        start = self.get_mark()
        token = super().scan_flow_scalar(style)
        if any("\ud800" <= letter <= "\udfff" for letter in token.value):
            message = "found invalid Unicode character escape code"
            raise ScannerError("while parsing a quoted scalar", start, message, start)
        return token

    def _spaces(self, indent: int, start: yaml.Mark) -> list[str]:
        """Return the blanks behind a word, tabs among them; a line break as it is folded."""
        length = 0
        while self.peek(length) in " \t":
            length += 1
        blanks = self.prefix(length)
        self.forward(length)
        if self.peek() in "\r\n":
            return self.scan_plain_spaces(indent, start) or []
        return [blanks] if blanks else []

    def _word(self, start: yaml.Mark) -> int:
        """Return the length of the word that begins here."""
        length = 0
        while (letter := self.peek(length)) not in _ENDS:
            following = self.peek(length + 1)
            if self.flow_level and letter == ":" and following in "?" + _BRACKETS:
                self.forward(length)
                message = "found unexpected ':'"
                raise ScannerError("while scanning a plain scalar", start, message, self.get_mark())
            if (letter == ":" and following in _ENDS) or (self.flow_level and letter in _BRACKETS):
                break
            length += 1
        return length


class YamlMark(Protocol):
    """A spot in a text, as either reader gives it: all counted from 0."""

    index: int
    line: int
    column: int


LOADER: type = getattr(yaml, "CLoader", PureLoader)


def place_of(file: str, mark: YamlMark | None) -> Place:
    """Return the spot of a PyYAML mark; the beginning of the file where there is none."""
    return Place(file, mark.line + 1, mark.column + 1) if mark is not None else Place(file)


def index_of(mark: YamlMark | None) -> int:
    """Return where in the text a PyYAML mark stands, in characters from 0."""
    return mark.index if mark is not None else 0
