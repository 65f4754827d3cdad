"""The only YAML code: text → `Document`."""

from routewijzer.source.composer import Data, Path
from routewijzer.source.document import MAX_BYTES, RULES, Document, parse, read

__all__ = ["MAX_BYTES", "RULES", "Data", "Document", "Path", "parse", "read"]
