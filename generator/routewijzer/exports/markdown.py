"""The pages as plain Markdown, for any other generator: the way out.

Each page is made from the finished HTML of the site, so it says what the site says. Front matter holds the
title and the description; links lead to the other Markdown files; pictures lie beside the page as SVG.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from posixpath import basename, dirname, join, normpath
from typing import Protocol

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

_SVG = re.compile(r"<svg\b[^>]*>.*?</svg>", re.DOTALL)
_PICTURE = re.compile(r'<svg\b[^>]*\bclass="pic\b(?! pic-sign)')
_NAME = re.compile(r'\baria-label="([^"]*)"')
_UNSEEN = (
    ".visually-hidden, button, input, [data-pic-caption],"
    " [aria-hidden=true]:not(.mark [aria-hidden=true], .crumb i)"
)
"""What a reader of the page does not see, or what only works there."""


class PrintedPage(Protocol):
    """A finished page: its address from the site's root, its title, and the HTML in its `main`."""

    @property
    def path(self) -> str:
        """The address from the site's root."""

    @property
    def title(self) -> str:
        """Its name."""

    @property
    def description(self) -> str:
        """What it is about, in a sentence; empty when nobody said."""

    @property
    def content(self) -> str:
        """The HTML in its `main`."""


def markdown_pages(pages: Iterable[PrintedPage], style: str = "") -> Mapping[str, str]:
    """All files of the export by their path: a `.md` for every page, an `.svg` for every picture in it.

    `style` is CSS for the pictures, which stand alone here.
    """
    printed = tuple(pages)
    anchors = {page.path: set[str]() for page in printed}
    for page in printed:
        for path, fragment in _fragments(page):
            anchors.setdefault(path, set()).add(fragment)
    files: dict[str, str] = {}
    for page in printed:
        body, pictures = _without_pictures(page, style)
        files |= pictures
        files[_markdown_path(page.path)] = _front_matter(page) + _convert(body, anchors[page.path])
    return files


def _front_matter(page: PrintedPage) -> str:
    lines = [f"title: {_quote(page.title)}"]
    if page.description:
        lines.append(f"description: {_quote(page.description)}")
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def _quote(text: str) -> str:
    """Return a text as a YAML string in double quotes, on one line."""
    quoted = json.dumps(" ".join(text.split()), ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff]", lambda match: f"\\u{ord(match[0]):04x}", quoted)


def _markdown_path(path: str) -> str:
    return re.sub(r"\.html$", ".md", path)


def _fragments(page: PrintedPage) -> Iterator[tuple[str, str]]:
    """Yield the places that a page's links lead to: (path, id)."""
    for href in re.findall(r'<a\b[^>]*\bhref="([^"]*#[^"]+)"', page.content):
        target, _, fragment = href.partition("#")
        if ":" not in target:
            yield normpath(join(dirname(page.path), target)) if target else page.path, fragment


def _without_pictures(page: PrintedPage, style: str) -> tuple[str, dict[str, str]]:
    """Return the HTML with its pictures as images and without its signs, and the pictures by path."""
    stem = page.path.removesuffix(".html")
    pictures: dict[str, str] = {}

    def image(match: re.Match[str]) -> str:
        if not _PICTURE.match(match[0]):
            return ""
        path = f"{stem}-{len(pictures) + 1}.svg" if pictures else f"{stem}.svg"
        pictures[path] = _alone(match[0], style)
        name = _NAME.search(match[0])
        return f'<p><img src="{basename(path)}" alt="{name[1] if name else ""}"></p>'

    return _SVG.sub(image, page.content), pictures


def _alone(svg: str, style: str) -> str:
    """Return an inline SVG as a file of its own."""
    head, mark, rest = svg.partition(">")
    if "xmlns=" not in head:
        head = head.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    sheet = f"<style>{style.replace('<', '')}</style>" if style else ""
    return f"{head}{mark}{sheet}{rest}\n"


def _convert(html: str, anchors: set[str]) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for part in soup.select(_UNSEEN):
        part.decompose()
    for part in soup.select(".mark"):
        part.replace_with(f"({part.get_text().strip()})")
    for part in soup.select(".crumb i"):
        part.replace_with(f" {part.get_text()} ")
    for part in list(soup.find_all(id=True)):
        if part.get("id") in anchors:
            part.insert(0, soup.new_tag("a", attrs={"id": str(part["id"])}))
    for part in list(soup.find_all("dl")):
        _as_list(soup, part)
    for cell in soup.select("td, th"):
        _as_line(soup, cell)
    text: str = _Converter(heading_style="ATX", bullets="-", newline_style="BACKSLASH").convert_soup(soup)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _as_list(soup: BeautifulSoup, part: Tag) -> None:
    """Return a list of names and values as bullets: "- **Termijn**: niet genoemd"."""
    for name in part.find_all("dt"):
        if name.parent is not None and name.parent.name == "div":
            name.parent.unwrap()
    entry: Tag | None = None
    for child in list(part.find_all(["dt", "dd"])):
        if child.name == "dt" or entry is None:
            entry = soup.new_tag("li")
            child.insert_before(entry)
        entry.append(child.extract())
        if child.name == "dt":
            child.name = "strong"
            entry.append(": ")
        else:
            child.name = "span"
    part.name = "ul"


def _as_line(soup: BeautifulSoup, cell: Tag) -> None:
    """Put a table's cell on one line of Markdown: a list becomes sentences, paragraphs are joined."""
    for item in cell.find_all("li"):
        if item.find_next_sibling("li") is not None:
            item.append("; ")
    for part in list(cell.find_all(["ul", "ol", "li", "p", "small", "br"])):
        if part.name == "br":
            part.replace_with("; ")
            continue
        part.insert_before(soup.new_string(" "))
        part.unwrap()


def _indent(lines: Iterable[str]) -> Iterator[str]:
    return (f"    {line}" if line.strip() else "" for line in lines)


class _Converter(MarkdownConverter):
    """HTML → Markdown.

    Text that looks like markup is written so that every reader of Markdown shows it as it is: characters that
    only some of them let escape become references.
    """

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Text as Markdown."""
        if not text or "pre" in parent_tags or "code" in parent_tags:
            return text
        text = re.sub(r"([\\`*_\[\]])", r"\\\1", text)
        text = re.sub(r"[&<>|~={}]", lambda match: f"&#{ord(match[0])};", text)
        text = re.sub(r"^(\s*)([-+#])", r"\1\\\2", text, flags=re.MULTILINE)
        text = re.sub(r"^(\s*\d{1,9})([.)])", r"\1\\\2", text, flags=re.MULTILINE)
        return re.sub(r"!$", r"\\!", text)

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a link; one to another page leads to its Markdown file.

        An anchor stays as HTML, as a word of another language does.
        """
        if not el.get("href"):
            return f'<a id="{el.get("id")}"></a>' if el.get("id") else text
        href = str(el["href"])
        if ":" not in href:
            path, mark, fragment = href.partition("#")
            href = _markdown_path(path) + mark + fragment
        words = " ".join(text.split())
        return f"[{words}](<{href}>)" if re.search(r"[\s()]", href) else f"[{words}]({href})"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a picture. What it is called is text like any other."""
        name = self.escape(" ".join(str(el.get("alt") or "").split()), set())
        return f"![{name.replace('&#38;', '&amp;')}]({el.get('src')})"

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return an item of a list.

        What stands in it is four blanks in, as Python-Markdown asks and CommonMark allows.
        """
        lines = (text or "").strip().splitlines()
        if not lines:
            return ""
        first = "-"
        if el.parent is not None and el.parent.name == "ol":
            first = f"{int(str(el.parent.get('start', '1'))) + len(el.find_previous_siblings('li'))}."
        end = "\n\n" if len(lines) > 1 else "\n"
        return f"{first:<3} " + "\n".join([lines[0], *_indent(lines[1:])]) + end

    def convert_span(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return text; a word of another language in an element, since Markdown has no sign for it."""
        return f'<span lang="{el["lang"]}">{text}</span>' if el.get("lang") else text

    def convert_small(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Smaller text in brackets."""
        return f"({text.strip()})" if text.strip() else ""
