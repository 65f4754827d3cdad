"""The decision tables as DMN 1.3, for any modeller or engine (https://www.omg.org/spec/DMN/1.3/)."""

from routewijzer.exports.dmn.document import export_dmn

__all__ = ["export_dmn"]
