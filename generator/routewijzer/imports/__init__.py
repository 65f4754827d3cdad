"""What somebody changed elsewhere, read back as a change of `route.yaml`."""

from routewijzer.imports.dmn_table import DmnTable, RuleFields, read_table
from routewijzer.imports.table_change import changed_text

__all__ = ["DmnTable", "RuleFields", "changed_text", "read_table"]
