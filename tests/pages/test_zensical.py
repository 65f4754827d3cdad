"""The pages as Markdown are a site for another builder: the way out, walked."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from click.testing import CliRunner

from checking import ROUTES
from conftest import BIN
from routewijzer.cli import main


def test_another_builder_makes_a_page_of_every_file_and_has_no_remark(tmp_path: Path) -> None:
    shutil.copytree(ROUTES / "ok" / "found-pet", tmp_path, dirs_exist_ok=True)
    done = CliRunner().invoke(main, ["--project", str(tmp_path), "export", "pages", str(tmp_path / "docs")])
    assert done.exit_code == 0, done.output
    settings = "site_name: Pages\ndocs_dir: docs\nuse_directory_urls: false\n"
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    command = (BIN / "zensical", "build", "-f", "mkdocs.yml")
    built = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    assert "No issues found" in built.stdout + built.stderr
    pages = {
        file.relative_to(tmp_path / "docs").with_suffix("") for file in (tmp_path / "docs").rglob("*.md")
    }
    assert len(pages) > 25
    assert pages <= {
        file.relative_to(tmp_path / "site").with_suffix("") for file in (tmp_path / "site").rglob("*.html")
    }
