"""The only YAML code: text → `Document`."""

from routewijzer.findings import KeyPath
from routewijzer.yamldoc.composer import Data
from routewijzer.yamldoc.document import MAX_BYTES, RULES, Document, parse, read

__all__ = ["MAX_BYTES", "RULES", "Data", "Document", "KeyPath", "parse", "read"]
