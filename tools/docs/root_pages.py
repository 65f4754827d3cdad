"""A hook of MkDocs: makes texts that stand in the root of the project, beside docs/, pages too."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("CHANGELOG.md", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "SECURITY.md", "THIRD-PARTY.md")
"""Files in the root that are shown as pages."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the root to those of docs/."""
    for name in PAGES:
        files.append(File.generated(config, name, abs_src_path=str(ROOT / name)))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """Return the text of a page with its links between the root and docs/ as they are in the site.

    All pages stand in one folder there. What is no page is left as it is, so that a strict build tells it.
    """
    return re.sub(rf"\]\((?:\.\./(?=(?:{'|'.join(PAGES)})\b)|docs/)", "](", markdown)
