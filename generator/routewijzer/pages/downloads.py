"""What a visitor can take along: the picture as files, the route on paper, the site on a stick."""

from dataclasses import dataclass

from routewijzer.exports.picture_files import PictureFile
from routewijzer.pages.links import PageLinks, spoken_date
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
    """The forms of the whole site, the files of the picture, and the address of the page to print.

    `stick` says how the site comes on a stick.
    """

    forms: tuple[DownloadView, ...]
    files: tuple[DownloadView, ...]
    print: str
    stick: str


def downloads_page(context: Context) -> Page:
    """Return the page with everything to take along."""
    links, words = PageLinks(context, context.addresses.downloads), context.words.downloads
    files, carried = picture_downloads(links), _form_views(links)
    stick = words.stick_zip if any(file.form == "zip" for file in context.forms) else words.stick_text
    texts = " ".join(file.text for file in (*carried, *files))
    text = f"{words.lead} {words.paper_text} {stick} {texts}"
    return Page(
        path=links.path,
        template="downloads.html",
        title=words.title,
        view=DownloadsView(carried, files, links.to(context.addresses.print), stick),
        description=words.lead,
        styles=("lookup.css",),
        search=SearchEntry(words.title, tuple(words.keywords.split(", ")), text, aside=1),
    )


def picture_downloads(links: PageLinks) -> tuple[DownloadView, ...]:
    """Return the files of the picture as they are offered on a page; none where there is no picture."""
    return file_views(links, links.context.pictures.files)


def file_views(links: PageLinks, files: tuple[PictureFile, ...]) -> tuple[DownloadView, ...]:
    """Return files of a picture as they are offered on a page."""
    words = links.words.downloads
    return tuple(
        DownloadView(
            links.to(file.path), words[f"{file.form}_name"], words[file.form], _size(links, file.size)
        )
        for file in files
    )


def _form_views(links: PageLinks) -> tuple[DownloadView, ...]:
    """Return the forms of the whole site, each with its size and the day of its version."""
    words, day = links.words, spoken_date(links.words, links.route.route.published)
    return tuple(
        DownloadView(
            links.to(file.path),
            words.downloads[f"{file.form}_name"],
            words.downloads[file.form],
            words("downloads.dated", size=_size(links, file.size), date=day),
        )
        for file in links.context.forms
    )


def _size(links: PageLinks, size: int) -> str:
    """Return a number of bytes in thousands, rounded up."""
    return links.words("downloads.size", count=-(-size // 1000))
