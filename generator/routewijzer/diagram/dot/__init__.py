"""A drawing as DOT, and Graphviz to make files of it."""
