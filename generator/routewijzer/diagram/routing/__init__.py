"""Ways for the connectors through a grid, and the tracks that they take beside each other."""
