"""The picture as BPMN 2.0 (https://www.omg.org/spec/BPMN/2.0.2/), with its lanes and coordinates."""

from routewijzer.exports.bpmn.document import export_bpmn

__all__ = ["export_bpmn"]
