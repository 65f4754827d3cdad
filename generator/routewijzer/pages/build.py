"""All pages of a site, and a page as HTML."""

from jinja2 import Environment
from markupsafe import Markup

from routewijzer.model import Case
from routewijzer.pages.case import case_pages
from routewijzer.pages.downloads import downloads_page
from routewijzer.pages.earlier import earlier_page
from routewijzer.pages.element import element_page
from routewijzer.pages.helper import helper_page
from routewijzer.pages.home import home_page, picture_page
from routewijzer.pages.lane import lane_page
from routewijzer.pages.links import PageLinks
from routewijzer.pages.openness import open_page
from routewijzer.pages.page import Context, Page
from routewijzer.pages.part import part_pages
from routewijzer.pages.printing import print_page
from routewijzer.pages.reference import glossary_page, links_page, sources_page
from routewijzer.pages.regional import region_page
from routewijzer.pages.role import role_pages
from routewijzer.pages.site_pages import moved_pages, overview_page, text_page
from routewijzer.pages.terms import glossary, link_terms
from routewijzer.pages.text_marks import mark_text, text_marks, words_to_mark
from routewijzer.pages.training import debrief_page, ready_cases, training_page


def build(context: Context) -> tuple[Page, ...]:
    """All pages, the first page first, then the lanes and elements in reading order."""
    return (
        home_page(context),
        *((picture_page(context),) if context.pictures.stacked else ()),
        *part_pages(context),
        *(lane_page(context, key) for key in context.route.lanes),
        *(element_page(context, key) for key in context.graph.order),
        *role_pages(context),
        *((helper_page(context),) if context.helper else ()),
        *((training_page(context), debrief_page(context)) if context.training else ()),
        *(page for case in _cases(context) for page in case_pages(context, case)),
        glossary_page(context),
        links_page(context),
        sources_page(context),
        open_page(context),
        overview_page(context),
        *((region_page(context, context.report),) if context.report else ()),
        downloads_page(context),
        *((earlier_page(context),) if context.earlier else ()),
        print_page(context),
        text_page(context, "about"),
        text_page(context, "accessibility"),
        text_page(context, "privacy"),
        *moved_pages(context),
    )


def _cases(context: Context) -> tuple[Case, ...]:
    return ready_cases(context.route) if context.training else ()


class Renderer:
    """Prints pages with the site's templates; made once for all pages of a site."""

    def __init__(self, context: Context, environment: Environment) -> None:
        self.context, self.environment = context, environment
        self.glossary = glossary(context.route.terms.values())
        self.marks = text_marks(words_to_mark(context.route))

    def render(self, page: Page) -> Markup:
        """Return the HTML of a page: what stands inside its `main`."""
        template = self.environment.get_template(f"pages/{page.template}")
        whole = self.context.one_file
        html = template.render(
            page=page.view, place=lambda key: whole.id(f"{page.path}#{key}") if whole else key
        )
        if page.terms:
            html = link_terms(html, self.glossary, PageLinks(self.context, page.path).to_term)
        return mark_text(html, self.marks)
