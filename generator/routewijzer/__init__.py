"""Routewijzer: from one YAML model of a route to a checked, clickable site."""

__version__ = "0.1.0"
