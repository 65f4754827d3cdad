"""Routewijzer: from one YAML model of a route to a checked, clickable site."""
