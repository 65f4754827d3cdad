"""A project that is built again while something goes wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from site_builders import Builders, CommandResult, fingerprint_of


@dataclass
class BuildCase:
    """A project with a site, a change that is not built yet, and what the site is before and after it.

    `none` is a folder with nothing but the file of a server, which stands in the other two as well.
    """

    folder: Path
    builders: Builders
    old: str
    new: str
    none: str
    lock: bytes
    events: int
    seconds: float

    @property
    def out(self) -> Path:
        """The folder of the site."""
        return self.folder / "site"

    def build(self) -> CommandResult:
        """Build, which must work."""
        ended = self.builders.run("build", cwd=self.folder)
        assert ended.code == 0, ended.output
        return ended

    def assert_whole(self, *states: str) -> None:
        """Assert that the site is one of those allowed, and the kept places are all there."""
        assert fingerprint_of(self.out) in states
        assert (self.folder / "picture.lock.json").read_bytes() == self.lock

    def assert_builds_again(self) -> None:
        """Assert that the next build works and clears what was left."""
        self.build()
        self.assert_whole(self.new)
        names = {path.name for path in self.folder.iterdir()}
        assert names == {"content", "mkdocs.yml", "picture.lock.json", "route.yaml", "site"}


def server_file(out: Path) -> None:
    """Put a file of a web server where a site stands or will stand."""
    out.mkdir(exist_ok=True)
    (out / ".htaccess").write_text("Options -Indexes\n", "utf-8")


def assert_error(result: CommandResult, *parts: str) -> None:
    """Assert that the command ended with an error, in words, that say what to do."""
    assert result.code == 1, result.output
    assert "Traceback" not in result.output
    for part in parts:
        assert part in result.output
