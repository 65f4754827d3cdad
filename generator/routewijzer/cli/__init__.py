"""The command line: `routewijzer check`, `build`, `serve`, `schema`, `export`, `explain`."""

from routewijzer.cli.commands import main

__all__ = ["main"]
