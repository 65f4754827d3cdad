"""The picture as BPMN 2.0: valid, without an error of a linter, whole, and a modeller shows it."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Page

from checking import TODAY
from conftest import ROOT
from routewijzer.exports.bpmn import export_bpmn
from routewijzer.pipeline import Built, make
from routewijzer.project import open_project
from site_builders import ROUTE

PACKAGES = Path(sys.executable).parents[1] / "node" / "node_modules"
SCHEMA = PACKAGES / "bpmn-moddle" / "resources" / "bpmn" / "xsd" / "BPMN20.xsd"
EDITIONS = sorted(path.parent.name for path in (ROOT / "regions").glob("*/region.yaml"))
NAMES = {"b": "http://www.omg.org/spec/BPMN/20100524/MODEL"}
IMPORT = """async text => {
  const shown = new BpmnJS({ container: "#canvas" });
  const { warnings } = await shown.importXML(text);
  return [warnings.map(each => each.message), shown.get("elementRegistry").getAll().length];
}"""


def build(folder: Path, edition: str = "") -> Built:
    result = make(open_project(folder, edition), TODAY)
    assert isinstance(result, Built)
    return result


def assert_good(site: Built, node: str, folder: Path) -> bytes:
    """Check the document of a route; returns it."""
    content = export_bpmn(site.pictures.drawing, site.subject.graph, site.context.words)
    assert content == export_bpmn(site.pictures.drawing, site.subject.graph, site.context.words)
    tree: Any = etree.fromstring(content)
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    assert schema.validate(tree), schema.error_log
    (folder / "route.bpmn").write_bytes(content)
    (folder / ".bpmnlintrc").write_text('{"extends": "bpmnlint:recommended"}', "utf-8")
    lint = (node, PACKAGES / "bpmnlint" / "bin" / "bpmnlint.js", "route.bpmn")
    done = subprocess.run(lint, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    drawn = sum(len(line.line.source) for line in site.pictures.drawing.lines)
    flows = tree.findall(".//b:sequenceFlow", NAMES)
    ends = [[flow.get(key).partition("_")[2] for key in ("sourceRef", "targetRef")] for flow in flows]
    assert sum(source != target for source, target in ends) == drawn
    lanes = Counter(part.text for part in tree.findall(".//b:flowNodeRef", NAMES))
    assert set(lanes.values()) == {1}
    assert len(tree.findall(".//b:lane", NAMES)) == len(site.pictures.drawing.lanes)
    assert tree.findall(".//b:startEvent/b:incoming", NAMES) == []
    return content


def test_the_picture_is_good_bpmn_with_every_lane_and_arrow(node: str, tmp_path: Path) -> None:
    assert_good(build(ROUTE), node, tmp_path)


@pytest.mark.proof
@pytest.mark.parametrize("edition", ["", *EDITIONS])
def test_a_modeller_shows_every_edition_without_a_warning(
    edition: str, node: str, tmp_path: Path, page: Page
) -> None:
    content = assert_good(build(ROOT, edition), node, tmp_path)
    page.set_content('<div id="canvas"></div>')
    page.add_script_tag(path=PACKAGES / "bpmn-js" / "dist" / "bpmn-viewer.production.min.js")
    warnings, shapes = page.evaluate(IMPORT, content.decode())
    assert warnings == []
    assert shapes > 150
