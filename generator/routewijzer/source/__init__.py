"""The only YAML code: text → `Document`."""

from routewijzer.source.composer import Data, Path
from routewijzer.source.document import MAX_BYTES, Document, parse, read

__all__ = ["MAX_BYTES", "Data", "Document", "Path", "parse", "read"]
