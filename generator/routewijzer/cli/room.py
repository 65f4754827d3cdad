"""Folders that appear whole or not at all: a room to build in, and swapping it with what stood there."""

import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_HELD = "held"
"""A file in a room that its builder holds locked; the lock goes when the builder does, however it ends."""
_AT_FDCWD = -100
_EXCHANGE = 2
"""From Linux' fcntl.h and fs.h: relative to here; swap two paths in one step (renameat2(2))."""


@contextmanager
def room(beside: Path) -> Iterator[Path]:
    """An empty folder beside `beside` that is gone afterwards. What killed builders left there is cleared
    first; the rooms of builders that are still at work stay. Raises OSError."""
    beside.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{beside.name}-"
    for left in beside.parent.glob(f"{prefix}*"):
        _clear(left)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=beside.parent))
    try:
        with (folder / _HELD).open("w") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put(fresh: Path, place: Path) -> None:
    """Puts the folder `fresh` at `place`; what stood there is then at `fresh`. In one step where the system
    can (Linux), else in two, and back again when the second fails. Raises OSError."""
    if not place.exists():
        fresh.rename(place)
    elif not _exchanged(fresh, place):
        aside = fresh.with_name("aside")
        place.rename(aside)
        try:
            fresh.rename(place)
        except OSError:
            aside.rename(place)
            raise
        aside.rename(fresh)


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


def _clear(left: Path) -> None:
    """Removes a room whose builder is gone."""
    with suppress(OSError), (left / _HELD).open() as held:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(left, ignore_errors=True)
