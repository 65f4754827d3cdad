"""Documents that are made of a checked route, to mail, to print and to work in: PDF, and files of Word."""

from collections.abc import Mapping

from routewijzer.assembly import Assembly, Failed
from routewijzer.diagram.svg.standalone import export_svg
from routewijzer.exports.pdf.font_signs import font_signs, missing_signs
from routewijzer.exports.pdf.sets import PdfSet
from routewijzer.exports.pdf.sign_findings import sign_findings
from routewijzer.exports.pdf.typesetting import PdfError, PdfLacking, typeset
from routewijzer.exports.review import ReviewHead, WordLacking, review_sheets, word_file
from routewijzer.findings import Finding, phrase
from routewijzer.pages.pdf.document import pdf_data, signing_data
from routewijzer.pages.pdf.parts import filled_sets
from routewijzer.pages.pdf.picture import map_svg
from routewijzer.pages.pdf.plain import Plain
from routewijzer.pages.text_marks import foreign_words
from routewijzer.picture import whole_drawing
from routewijzer.project import Project

PDF_TEMPLATES = "pdf"
"""The folder of the theme with the templates of documents."""

SIGNING = "ondertekenen"
"""The set of the templates with the page to sign, and the name of its file."""


def pdf_sets(assembly: Assembly) -> tuple[PdfSet, ...]:
    """Return the sets of pages that a route has something for."""
    return tuple(filled_sets(assembly.context))


def pdf(project: Project, assembly: Assembly, pdf_set: PdfSet) -> bytes | Failed:
    """Return a set of pages of a route as a PDF, or what an author or the machine lacks for one."""
    if pdf_set not in pdf_sets(assembly):
        empty = phrase("pdf-empty", chosen=pdf_set, names=pdf_sets(assembly))
        return Failed((Finding("pdf", assembly.subject.document.place(("route",)), empty),))
    data = pdf_data(assembly.context, whole_drawing(assembly.pictures), pdf_set)
    return _typeset(project, assembly, pdf_set, data)


def _typeset(project: Project, assembly: Assembly, pdf_set: str, data: Mapping[str, Plain]) -> bytes | Failed:
    templates, subject = project.theme / PDF_TEMPLATES, assembly.subject
    drawing = whole_drawing(assembly.pictures)
    missing = missing_signs(data, font_signs(templates))
    if findings := sign_findings(subject, assembly.context.prose, missing):
        return Failed(findings)
    files = {
        "picture.svg": export_svg(drawing).encode(),
        "map.svg": map_svg(drawing).encode(),
    }
    try:
        return typeset(templates, pdf_set, data, files)
    except PdfLacking as error:
        problem = phrase("pdf-extra", package=str(error))
    except PdfError as error:
        problem = phrase("pdf", problem=str(error))
    return Failed((Finding("pdf", subject.document.place(("route",)), problem),))


def review(project: Project, assembly: Assembly) -> Mapping[str, bytes] | Failed:
    """Return the files with which an expert judges a route, by name: sheets of Word, and a page to sign."""
    route, words = assembly.subject.route, assembly.context.words
    own = route.route
    head = ReviewHead(
        own.id,
        own.title,
        own.edition,
        own.version,
        own.published,
        own.owner,
        assembly.hash,
        foreign_words(route),
    )
    try:
        sheets = review_sheets(assembly.subject.graph, words)
        files = {f"{sheet.name}.docx": word_file(sheet, head, words) for sheet in sheets}
    except WordLacking as error:
        problem = phrase("review.extra", package=str(error))
        return Failed((Finding("review", assembly.subject.document.place(("route",)), problem),))
    data = signing_data(assembly.context, whole_drawing(assembly.pictures), assembly.hash)
    signing = _typeset(project, assembly, SIGNING, data)
    return signing if isinstance(signing, Failed) else {**files, f"{SIGNING}.pdf": signing}
