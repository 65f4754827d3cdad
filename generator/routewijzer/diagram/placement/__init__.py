"""The cell of each box: layers, order in a layer, and a local search that the router judges."""
