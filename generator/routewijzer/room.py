"""Files and folders that appear whole or not at all: a room to work in, and a way to put things in place."""

import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

_AT_FDCWD = -100
_EXCHANGE = 2
"""From Linux' fcntl.h and fs.h: relative to here; swap two paths in one step (renameat2(2))."""


@contextmanager
def room(beside: Path) -> Iterator[Path]:
    """An empty folder beside `beside` that is gone afterwards. What killed builders left there is cleared
    first; the rooms of builders that are still at work stay. Raises OSError."""
    beside.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{beside.name}.routewijzer-"
    for left in beside.parent.glob(f"{escape(prefix)}*"):
        _clear(left)
    folder, held = _held(beside.parent, prefix)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(held)


def write_whole(file: Path, content: bytes) -> None:
    """Writes a file: whoever reads it sees what stood there or all of `content`. Raises OSError."""
    if file.exists() and not file.is_file():  # a pipe or a terminal
        file.write_bytes(content)
        return
    file = file.resolve()
    with room(file) as folder:
        fresh = folder / file.name
        fresh.write_bytes(content)
        fresh.replace(file)


def put(fresh: Path, place: Path) -> None:
    """Puts the folder `fresh` at `place`; what stood there is then at `fresh`. In one step where the system
    can (Linux), else in two, and back again when the second fails. Raises OSError."""
    if _first(fresh, place):
        return
    if not _exchanged(fresh, place):
        aside = fresh.with_name("aside")
        place.rename(aside)
        try:
            fresh.rename(place)
        except OSError:
            aside.rename(place)
            raise
        aside.rename(fresh)


def _first(fresh: Path, place: Path) -> bool:
    """Whether nothing stood at `place`, so that `fresh` is there now. Asking first and moving then would let
    another builder come between."""
    try:
        if place.is_dir() and any(place.iterdir()):
            return False
        fresh.rename(place)
    except OSError as error:
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
            return False
        raise
    return True


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the two paths could be swapped in one step."""
    swap = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if swap is None:
        return False
    if swap(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))


def _held(parent: Path, prefix: str) -> tuple[Path, int]:
    """A fresh folder that its builder holds locked, with the handle of the lock: it goes when the builder
    does, however that ends. Another builder may clear the folder before it is locked: then a new one."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        with suppress(FileNotFoundError):
            held = os.open(folder, os.O_RDONLY)
            with suppress(OSError):  # a file system without locks: nobody clears there either
                fcntl.flock(held, fcntl.LOCK_EX)
            if folder.is_dir():
                return folder, held
            os.close(held)


def _clear(left: Path) -> None:
    """Removes a room whose builder is gone."""
    with suppress(OSError):
        held = os.open(left, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left, ignore_errors=True)
        finally:
            os.close(held)
