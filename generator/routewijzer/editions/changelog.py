"""The list of changes of the content: a Markdown file with a chapter a version, the newest first."""

from routewijzer.editions.diff import Version
from routewijzer.editions.report import Report, as_text

_CHAPTER = "## "


def changelog_chapter(changes: Report, new: Version) -> str:
    """Return what changed as a chapter: its heading names the version and its day."""
    _, *lines = as_text(changes, markdown=True).splitlines()
    body = "\n".join(f"#{line}" if line.startswith(_CHAPTER) else line for line in lines).strip()
    return f"{_CHAPTER}{new.name} ({new.route.route.published.isoformat()})\n\n{body}\n"


def has_chapter(text: str, chapter: str) -> bool:
    """Return whether a list of changes has a chapter with this heading already."""
    return chapter.splitlines()[0] in text.splitlines()


def with_chapter(text: str, chapter: str, title: str) -> str:
    """Return a list of changes with a chapter before all others; nothing of it is lost.

    An empty list gets a `title` first.
    """
    lines = (text or f"# {title}\n").splitlines(keepends=True)
    at = next((number for number, line in enumerate(lines) if line.startswith(_CHAPTER)), len(lines))
    before, after = "".join(lines[:at]).rstrip(), "".join(lines[at:])
    return f"{before}\n\n{chapter}" + (f"\n{after}" if after else "")
