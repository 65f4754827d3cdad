"""The corpus: files that somebody could save as `route.yaml`, by accident or on purpose. Made, not stored."""

import codecs
import random
from collections.abc import Callable, Iterator
from zlib import compress

from checking import SMALLEST, change
from hostile.texts import ADDRESSES, CHARACTERS, IDS, SCRIPTS, TAGS
from routewijzer.yamldoc import MAX_BYTES


def corpus() -> Iterator[tuple[str, bytes]]:
    """Name → the bytes of the file."""
    for name, text in {**_structures(1), **_texts()}.items():
        yield name, text.encode("utf-8", "surrogatepass")
    yield from _bytes()


def structures(part: float) -> dict[str, bytes]:
    """Those files of the corpus that can be of any size, when each is this part of what it is there."""
    return {name: text.encode() for name, text in _structures(part).items()}


def quote(text: str) -> str:
    """`text` as a YAML scalar in double quotes, with everything that is not ASCII as an escape."""
    out = []
    for one in text:
        code = ord(one)
        if one in '"\\':
            out.append(f"\\{one}")
        elif 0x20 <= code < 0x7F:
            out.append(one)
        else:
            out.append(
                f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
            )
    return '"' + "".join(out) + '"'


def _structures(part: float) -> dict[str, str]:
    def of(number: int) -> int:
        return round(number * part)

    ten = ", ".join(["*{}"] * 10)
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{ten.replace('{}', old)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    keyed = "a: &a {x: 1}\n" + "".join(
        f"{new}: &{new} {{p: *{old}, q: *{old}, r: *{old}, s: *{old}}}\n"
        for old, new in zip("abcdefghijklmn", "bcdefghijklmno", strict=True)
    )
    fill = of(MAX_BYTES) - 100
    steps, wide = of(7_000) // 2 * 2, round(150 * part**0.5)
    return {
        "anchor bomb of lists": bomb,
        "anchor bomb of mappings": keyed,
        "anchor that holds itself": "a: &a [*a]\n",
        "anchor that holds itself in a mapping": "&a a: &b\n  c: *b\n",
        "anchor as a key": "&a a: 1\n*a : 2\n",
        "anchor never set": "a: *nowhere\n",
        "anchor set twice": "a: &x 1\nb: &x 2\nc: *x\n",
        "many anchors": "".join(f"k{n}: &a{n} x\n" for n in range(of(50_000))),
        "nested lists": "a: " + "[" * of(10_000),
        "nested lists, closed": "a: " + "[" * of(5_000) + "]" * of(5_000),
        "nested mappings": "a: " + "{a: " * of(10_000),
        "nested by indentation": "".join(f"{' ' * n}a:\n" for n in range(of(1_500))),
        "nested by dashes": "a:\n" + "- " * of(10_000) + "x\n",
        "nested questions": "? " * of(10_000) + "x\n",
        "long text": f"a: {'x' * fill}\n",
        "long text in quotes": f'a: "{"x" * fill}"\n',
        "long block": f"a: |\n  {'x' * fill}\n",
        "long text of ten million": f"a: {'x' * of(10_000_000)}\n",
        "long key": f"{'x' * fill}: 1\n",
        "long key in quotes": f'"{"x" * fill}": 1\n',
        "many keys": "".join(f"k{n}: 1\n" for n in range(of(100_000))),
        "many equal keys": "k: 1\n" * of(100_000),
        "many items": "a:\n" + "- x\n" * of(199_000),
        "too many items": "a:\n" + "- x\n" * of(250_000),
        "many lines": "\n" * fill,
        "many blanks": " " * fill,
        "many tabs": "\t" * fill,
        "many comments": "# x\n" * (fill // 4),
        "many quotes": "'" * fill,
        "many double quotes": '"' * fill,
        "many colons": ": " * (fill // 2),
        "many commas": "a: [" + "," * fill,
        "many stars": "*" * fill,
        "many ampersands": "a: " + "&" * fill,
        "many exclamation marks": "a: " + "!" * fill,
        "many percent signs": "%" * fill,
        "many documents": "---\n" * (fill // 4),
        "many bars": "a: " + "|" * fill,
        "many texts that a comment cuts": "".join(f"k{n}: a b # c\n" for n in range(of(90_000))),
        "many texts that a comma cuts": "".join(f"k{n}: {{a: b, c}}\n" for n in range(of(50_000))),
        "many keys without a colon": "a: {" + "b, " * of(90_000) + "}",
        "many blanks that are no spaces": "a: x" + "\xa0" * of(900_000) + "y\n",
        "many lines indented by no spaces": "a:\n" + "".join(f"\xa0\xa0k{n}: x\n" for n in range(of(50_000))),
        "many separators of lines": "a: '" + "\u2028" * of(600_000) + "'\n",
        "many joiners": "a: '" + "👩\u200d" * of(200_000) + "'\n",
        "many backslashes": 'a: "' + "\\" * fill + '"',
        "one line of a million words": "a: " + "x " * of(900_000),
        "block with deep indentation": "a: |\n" + " " * of(900_000) + "x\n",
        "block with odd indentation": "a: |9\n  x\n",
        "a ring of many steps": _steps(steps, lambda number: [(number + 1) % steps]),
        "many rings": _steps(steps, lambda number: [number ^ 1]),
        "every step to nowhere": _steps(steps, lambda number: [90_000 + number]),
        "many steps without a way": _steps(steps, lambda _: []),
        "steps that all lead to many": _steps(wide, lambda _: list(range(wide))),
        "many terms": _many(
            of(15_000), "terms", "title: word{n} and word{n}, text: A word., basis: inferred"
        ),
        "many links with one title": _many(
            of(15_000), "links", "title: Same, url: 'https://example.org/', kind: page"
        ),
        "many sources with unknown friends": _many(
            of(15_000), "terms", "title: w{n}, text: x, see: [a{n}, b{n}, c{n}]"
        ),
        "two documents": "a: 1\n---\nb: 2\n",
        "a document that ends": "a: 1\n...\nb: 2\n",
        "a directive": "%YAML 1.1\n---\na: 1\n",
        "an unknown directive": "%EVIL x\n---\na: 1\n",
        "a tag directive": "%TAG ! tag:evil.example,2026:\n---\na: !x y\n",
        "empty": "",
        "only a comment": "# route\n",
        "only a dash": "-",
        "only a colon": ":",
        "only a question mark": "?",
        "a list": "- a\n",
        "a text": "route\n",
        "a number": "42\n",
        "null": "null\n",
        "an empty mapping": "{}\n",
        "JSON": '{"format": 1, "route": {}}\n',
        "XML": "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>\n",
        "a merge key": "a: &a {b: 1}\nroute:\n  <<: *a\n",
        "a merge key with a list": "a: &a {b: 1}\nroute:\n  <<: [*a, *a]\n",
        "keys that are no words": "{null: 1, true: 2, 3: 4, 5.5: 6, ~: 7, '': 8, [a]: 9}\n",
        "a key that is a mapping": "? {a: b}\n: c\n",
        "equal null keys": "~: 1\n~: 2\n",
        "names of objects": "{__proto__: {x: 1}, constructor: {prototype: 1}, __class__: 1}\n",
        "Windows line ends": SMALLEST.replace("\n", "\r\n"),
        "old Macintosh line ends": SMALLEST.replace("\n", "\r"),
        "tabs": SMALLEST.replace("  ", "\t"),
        "mixed line ends": SMALLEST.replace("\n", "\n\r", 5),
        "no line end at the end": SMALLEST.rstrip("\n"),
        "cut in the middle": SMALLEST[: len(SMALLEST) // 2],
        "twice the same": SMALLEST * 2,
        "byte order mark in front": "\ufeff" + SMALLEST,
        "two byte order marks": "\ufeff\ufeff" + SMALLEST,
        "upside down": "\n".join(reversed(SMALLEST.splitlines())) + "\n",
        **{f"tag {tag}": f"a: {tag}\n" for tag in TAGS},
        **{f"cut after {part} of 20 parts": SMALLEST[: len(SMALLEST) * part // 20] for part in range(1, 20)},
    }


def _steps(count: int, following: Callable[[int], list[int]]) -> str:
    """Return the smallest good route with many more steps, each with edges to those that follow it."""
    edge = "s{}: {{basis: inferred}}"
    steps = "".join(
        f"  s{number}: {{title: S{number}, lane: street, summary: x, source: handbook, next: "
        f"{{{', '.join(edge.format(target) for target in following(number))}}}}}\n"
        for number in range(count)
    )
    return change(("steps:\n", f"steps:\n{steps}"))


def _many(count: int, section: str, entry: str) -> str:
    """Return the smallest good route with a section of very many entries."""
    entries = "".join(f"  e{number}: {{{entry.replace('{n}', str(number))}}}\n" for number in range(count))
    return change(("services:\n", f"{section}:\n{entries}services:\n"))


def _texts() -> dict[str, str]:
    found = {}
    for number, text in enumerate(SCRIPTS):
        found[f"script {number} as title"] = change(("title: Done", f"title: {quote(text)}"))
        found[f"script {number} as key"] = change(("  close: {title", f"  {quote(text)}: {{title"))
        found[f"script {number} as everything"] = _everywhere(text)
    for name, text in CHARACTERS.items():
        found[f"{name} as it is"] = change(("title: Done", f'title: "x{text}y"'))
        found[f"{name} as an escape"] = change(("title: Done", f"title: {quote(f'x{text}y')}"))
        found[f"{name} in a key"] = change(("  close: {title", f"  {quote(f'x{text}y')}: {{title"))
    for number, text in enumerate(ADDRESSES):
        found[f"address {number}"] = change(("exit: https://example.org/", f"exit: {quote(text)}"))
    for number, text in enumerate(IDS):
        found[f"id {number} of an element"] = change(("  close: {title", f"  {quote(text)}: {{title"))
        found[f"id {number} as start"] = change(("start: look", f"start: {quote(text)}"))
        found[f"id {number} as alias"] = change(("kind: end", f"kind: end, aliases: [{quote(text)}]"))
        found[f"id {number} as content"] = change(("kind: end", f"kind: end, content: {quote(text)}"))
        found[f"id {number} as content with its ending"] = change(
            ("kind: end", f"kind: end, content: {quote(text + '.md')}")
        )
    for written in (".nan", "-.inf", "1e999", "-0", "9" * 400, "0x" + "f" * 400, "1" * 15, "~", "[]", "{}"):
        found[f"number {written[:20]}"] = change(
            ("    lane: street", f"    number: {written}\n    lane: street")
        )
        found[f"text {written[:20]}"] = change(("title: Done", f"title: {written}"))
    for half in ("\\ud800", "\\udfff", "\\ud83d", "\\ud83d\\udeb2"):
        found[f"half a character {half}"] = change(("title: Done", f'title: "{half}"'))
    return found


def _everywhere(text: str) -> str:
    """Return the smallest good route with `text` wherever words stand."""
    said = quote(text)
    for words in ("What to do with a stray cat", "Stray cat", "Example", "Cat office", "Did you find a cat?"):
        assert words in SMALLEST
    told = SMALLEST
    for words in (
        "What to do with a stray cat",
        "Who finds a cat looks for its owner.",
        "Did you find a cat?",
        "Look for a collar",
        "A collar may hold a name.",
        "the owner is found",
        "The cat is home.",
        "Handbook of cats",
    ):
        told = told.replace(words, said)
    return told


def _bytes() -> Iterator[tuple[str, bytes]]:
    text = SMALLEST.replace("collar", "halsbandé")
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp500", "utf-7", "shift_jis"):
        yield f"in {name}", text.encode(name, "replace")
    yield "compressed", compress(text.encode())
    yield "a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256))
    yield "every byte", bytes(range(256))
    yield "only zeros", bytes(5_000)
    yield "an overlong slash", b"a: \xc0\xaf\n"
    yield "half a character at the end", "a: é".encode()[:-1]
    yield "a surrogate in bytes", b"a: \xed\xa0\x80\n"
    yield "beyond the last character", b"a: \xf4\x90\x80\x80\n"
    yield "UTF-8 mark before UTF-16", codecs.BOM_UTF8 + text.encode("utf-16-le")
    chance = random.Random(20261123)
    for number in range(20):
        yield f"noise {number}", chance.randbytes(chance.randrange(1, 4_000))
        at = chance.randrange(len(text))
        broken = text.encode()[:at] + chance.randbytes(3) + text.encode()[at:]
        yield f"noise inside {number}", broken
