"""What stands in the folder of a site: what was made there, what a server needs, what is somebody else's."""

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from routewijzer.atomic import exclusive, replace_dir, write_atomic
from routewijzer.findings import printable
from routewijzer.manifest import MANIFEST, Manifest, file_hash, list_files, manifest_text, read_manifest
from routewijzer.project import Project

HOSTING = (
    ".htaccess",
    "_headers",
    "_redirects",
    "CNAME",
    ".nojekyll",
    "robots.txt",
    "web.config",
    "staticwebapp.config.json",
)
"""Files in the folder of a site that belong to its server: they stay from one site to the next."""

WELL_KNOWN = ".well-known"
"""The folder that does too (RFC 8615)."""

_ANYWHERE = (".htaccess", "web.config", ".DS_Store", "Thumbs.db", "desktop.ini")
"""Files that stay in folders below it too: what a server reads in each folder, what file managers leave."""

_EARLIER = (("index.html", "404.html", "assets/site.js"), ("index.html", "editions.json", ".built.json"))
"""The files by which a site, or all editions, is known that an earlier version made without a list."""

_MOST_NAMED = 12
"""As many names as a refusal tells."""


class FolderRefused(Exception):
    """A folder is not written; the message says in one sentence which, why, and what to do."""


@dataclass(frozen=True, slots=True)
class FolderContents:
    """What stands in a folder of a site.

    `foreign` is what nobody but its maker may remove: a folder ends in "/" and stands for all that is in it.
    `hosting` is what stays, with the size and time of each file. `edited_files` are made files whose text is
    no longer what was made. `listed` says whether there is a manifest.
    """

    foreign: tuple[str, ...] = ()
    hosting: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    edited_files: tuple[str, ...] = ()
    listed: bool = False


def check_target(project: Project, out: Path) -> None:
    """Refuse a folder that is never to be replaced, whatever is asked. Raises FolderRefused.

    Such is one with the project in it, somebody's repository, a home, a disk.
    """
    sources = (project.root, project.base, project.theme, *((project.region,) if project.region else ()))
    place = out.resolve()
    if any(folder.resolve().is_relative_to(place) for folder in sources):
        raise FolderRefused(f"{out}: the project itself stands there; choose another folder")
    if os.path.lexists(place / ".git"):
        raise FolderRefused(
            f"{out}: a repository stands there (.git); choose another folder and copy the site into it"
        )
    if _is_home(place) and read_manifest(place) is None:
        raise FolderRefused(f"{out}: somebody's home stands there; choose another folder")
    if place.is_mount():
        raise FolderRefused(f"{out}: a disk is mounted there; choose a folder on it, as {out / 'site'}")


def examine(folder: Path, making: Collection[str] | None = None) -> FolderContents:
    """Return what stands in a folder; empty when there is none.

    `making` are the names of the files that will be made: with them it is told too which made files were
    edited, and what others put in their place. Raises OSError (a folder that cannot be read is not taken for
    an empty one).
    """
    manifest = read_manifest(folder)
    ours: Manifest = manifest or {}
    folders = {parent for name in ours for parent in _parents(name)}
    foreign: list[str] = []
    hosting: dict[str, tuple[int, int]] = {}
    edited: list[str] = []
    for name, entry in _entries(folder, folders):
        plain = entry.is_file(follow_symlinks=False)
        if name in ours and plain:
            if making is None or file_hash(Path(entry.path).read_bytes()) == ours[name]:
                continue
            if name in making:
                edited.append(name)
                continue
        elif name == MANIFEST and manifest is not None:
            continue
        if _is_hosting(name, plain or entry.is_symlink()) and name not in (making or ()):
            state = entry.stat(follow_symlinks=False)
            hosting[name] = (state.st_size, state.st_mtime_ns)
        else:
            foreign.append(f"{name}/" if entry.is_dir(follow_symlinks=False) else name)
    return FolderContents(tuple(sorted(foreign)), hosting, tuple(sorted(edited)), manifest is not None)


def refuse_foreign(out: Path, contents: FolderContents, losing: Collection[str] = ()) -> None:
    """Refuse to lose what somebody else made, `losing` excepted. Raises FolderRefused."""
    lost = [name for name in contents.foreign if name not in losing]
    if not lost:
        return
    if all(name in HOSTING and (out / name).is_file() for name in lost):  # these are in the way of others
        raise FolderRefused(
            f"{out}: a file of the server stands there, not made by routewijzer, that is to be written too: "
            f'{name_some(lost)}; move it away, or take its server out of "headers" in mkdocs.yml'
        )
    if not contents.listed and any(all((out / name).is_file() for name in names) for names in _EARLIER):
        raise FolderRefused(
            f"{out}: looks like a site of an earlier version, which kept no list of what it made "
            f"({MANIFEST}), so nothing there is replaced: {name_some(lost)}; move away what you want to "
            "keep, then build once with routewijzer build --force (.htaccess, CNAME and the like stay)"
        )
    raise FolderRefused(
        f"{out}: something else than a site stands there, not made by routewijzer: {name_some(lost)}; "
        "choose another folder, move it away, or lose it with routewijzer build --force"
    )


def name_some(names: Iterable[str]) -> str:
    """Return names in one line, the last ones as a number when there are many."""
    every = [printable(name) for name in names]
    more = f" and {len(every) - _MOST_NAMED} more" if len(every) > _MOST_NAMED else ""
    return ", ".join(every[:_MOST_NAMED]) + more


def put_in_place(fresh: Path, out: Path, losing: Collection[str] = ()) -> FolderContents:
    """Put the finished site `fresh` at `out`, with its manifest and what belongs to the server.

    Return what stood there. Nothing of others is lost but `losing`, also when it came while the site was put
    in place. Raises FolderRefused and OSError; `out` is then as it was.
    """
    manifest = list_files(fresh)
    (fresh / MANIFEST).write_bytes(manifest_text(manifest))
    with exclusive(out.parent):
        before = examine(out, manifest)
        refuse_foreign(out, before, losing)
        for name in before.hosting:
            _copy(out / name, fresh / name)
        replace_dir(fresh, out)
        if _changed(before, examine(fresh)):
            replace_dir(fresh, out)
            raise FolderRefused(f"{out}: changed while the site was put in place; build again")
    return before


def _changed(before: FolderContents, after: FolderContents) -> bool:
    """Return whether others put something in the folder after it was examined.

    Where nothing stood, nothing does after.
    """
    known = {*before.foreign, *before.hosting}
    others = {**after.hosting, **dict.fromkeys(after.foreign)}
    lost = any(after.hosting.get(name, state) != state for name, state in before.hosting.items())
    return lost or not others.keys() <= known


def update_files(out: Path, files: Mapping[str, bytes], losing: Collection[str] = ()) -> FolderContents:
    """Write `files` into a folder that others use as well; return what stood in their place.

    What was made there before and no longer is, is removed. Raises FolderRefused and OSError.
    """
    with exclusive(out):
        before = examine_files(out, files)
        refuse_foreign(out, before, losing)
        old = read_manifest(out) or {}
        fresh = {name: file_hash(content) for name, content in files.items()}
        # First the list: what is written then is ours even when this is as far as it comes.
        write_atomic(out / MANIFEST, manifest_text({**old, **fresh}))
        for name in (*before.foreign, *(old.keys() - fresh.keys())):
            _remove(out, name)
        for name, content in files.items():
            write_atomic(out / name, content)
        write_atomic(out / MANIFEST, manifest_text(fresh))
    return before


def examine_files(out: Path, names: Collection[str]) -> FolderContents:
    """Return of a folder only what `update_files` would replace or remove. Raises OSError.

    Of a path through a link, the link.
    """
    manifest = read_manifest(out)
    ours: Manifest = manifest or {}
    foreign: list[str] = []
    edited: list[str] = []
    for name in sorted({*ours, *names}):
        link = next((path for path in (*reversed(_parents(name)), name) if (out / path).is_symlink()), "")
        if link or not os.path.lexists(out / name) or _is_made(out, name, ours.get(name, "")):
            foreign += [link] if link else []
            continue
        replaced = name in names and name in ours and (out / name).is_file()
        (edited if replaced else foreign).append(name)
    return FolderContents(tuple(dict.fromkeys(foreign)), {}, tuple(edited), manifest is not None)


def is_intact(folder: Path) -> bool:
    """Return whether a site stands in a folder, and every file of it as it was made. Raises OSError."""
    manifest = read_manifest(folder)
    return bool(manifest) and all(_is_made(folder, name, digest) for name, digest in (manifest or {}).items())


def read_made(folder: Path, name: str) -> bytes:
    """Return a made file, empty when there is none or it is not as it was made. Raises OSError."""
    manifest = read_manifest(folder) or {}
    return (folder / name).read_bytes() if _is_made(folder, name, manifest.get(name, "")) else b""


def read_all_made(folder: Path) -> dict[str, bytes]:
    """Return every made file by its path, without those that are not as they were made. Raises OSError."""
    manifest = read_manifest(folder) or {}
    return {
        name: (folder / name).read_bytes()
        for name, digest in manifest.items()
        if _is_made(folder, name, digest)
    }


def _is_made(folder: Path, name: str, digest: str) -> bool:
    file = folder / name
    linked = any((folder / path).is_symlink() for path in (name, *_parents(name)))
    return not linked and file.is_file() and file_hash(file.read_bytes()) == digest


def _remove(out: Path, name: str) -> None:
    """Remove a file, a link or a folder with all that is in it, and the folders that are empty then."""
    if (out / name).is_dir() and not (out / name).is_symlink():
        shutil.rmtree(out / name)
    else:
        (out / name).unlink(missing_ok=True)
    for parent in _parents(name):
        with suppress(OSError):  # not empty, or gone already
            (out / parent).rmdir()


def _is_home(place: Path) -> bool:
    try:
        return Path.home().resolve().is_relative_to(place)
    except RuntimeError:  # this user has none
        return False


def _entries(
    folder: Path, folders: Collection[str], below: str = ""
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield everything in a folder by its path there.

    Of the folders below it only `folders` and that of the server are entered, and no link is followed.
    """
    if not folder.is_dir():
        return
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    for entry in entries:
        name = f"{below}{entry.name}"
        known = name in folders or f"{name}/".startswith(f"{WELL_KNOWN}/")
        if known and entry.is_dir(follow_symlinks=False):
            yield from _entries(Path(entry.path), folders, f"{name}/")
        else:
            yield name, entry


def _is_hosting(name: str, movable: bool) -> bool:
    last = name.rpartition("/")[2]
    return movable and (name in HOSTING or last in _ANYWHERE or f"{name}/".startswith(f"{WELL_KNOWN}/"))


def _parents(name: str) -> list[str]:
    """Return the folders of a path, the nearest first: "a/b/c" gives "a/b" and "a"."""
    parts = name.split("/")[:-1]
    return ["/".join(parts[:end]) for end in range(len(parts), 0, -1)]


def _copy(source: Path, target: Path) -> None:
    """Copy a file or a link as it is, with its rights and times."""
    for parent in reversed([parent for parent in target.parents if not parent.exists()]):
        parent.mkdir()
    shutil.copy2(source, target, follow_symlinks=False)
