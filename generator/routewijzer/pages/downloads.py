"""What a visitor can take along: the picture as files, the route on paper, the site on a stick."""

from dataclasses import dataclass

from routewijzer.pages.links import PageLinks
from routewijzer.pages.page import Context, Page, SearchEntry


@dataclass(frozen=True, slots=True)
class DownloadView:
    """A file to take along: its name in a word, what it is good for, and how large it is in words."""

    href: str
    name: str
    text: str
    size: str


@dataclass(frozen=True, slots=True)
class DownloadsView:
    """The files of the picture, and the address of the page to print."""

    files: tuple[DownloadView, ...]
    print: str


def downloads_page(context: Context) -> Page:
    """Return the page with everything to take along."""
    links, words = PageLinks(context, context.addresses.downloads), context.words.downloads
    files = picture_downloads(links)
    text = f"{words.lead} {words.paper_text} {words.stick_text} {' '.join(file.text for file in files)}"
    return Page(
        path=links.path,
        template="downloads.html",
        title=words.title,
        view=DownloadsView(files, links.to(context.addresses.print)),
        description=words.lead,
        styles=("lookup.css",),
        search=SearchEntry(words.title, tuple(words.keywords.split(", ")), text, aside=1),
    )


def picture_downloads(links: PageLinks) -> tuple[DownloadView, ...]:
    """Return the files of the picture as they are offered on a page; none where there is no picture."""
    words = links.words.downloads
    return tuple(
        DownloadView(
            links.to(file.path), words[f"{file.form}_name"], words[file.form], _size(links, file.size)
        )
        for file in links.context.pictures.files
    )


def _size(links: PageLinks, size: int) -> str:
    """Return a number of bytes in thousands, rounded up."""
    return links.words("downloads.size", count=-(-size // 1000))
