"""The command line: `routewijzer check`, `build`, `serve`, `diff`, `drift`, `new`, `export` and so on."""

from routewijzer.cli.commands import main

__all__ = ["main"]
