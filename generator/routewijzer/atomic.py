"""Atomic replacement: files and folders that appear whole or not at all."""

import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

_AT_FDCWD = -100
_EXCHANGE = 2
"""From Linux' fcntl.h and fs.h: relative to the working folder; swap two paths in one step (renameat2(2))."""

_STAGING = ".routewijzer-"
"""What the name of every staging folder holds."""

_ASIDE = "aside"
"""Where a folder waits that is replaced in two steps."""

_HINTS = {
    errno.ENOSPC: "free some room or ",
    errno.EDQUOT: "free some room or ",
    errno.EACCES: "ask for the right to write there or ",
    errno.EPERM: "ask for the right to write there or ",
}


def write_error(error: OSError, place: Path | str, hint: str) -> str:
    """Return one sentence for a failed write: the file, the reason, what to do.

    `place` is named when the system names no file, `hint` is what always helps ("choose another --out").
    """
    name = str(error.filename or place)
    if _STAGING in name:  # a name that only this build knows
        name = str(place)
    return f"cannot write {name}: {error.strerror or error}; {_HINTS.get(error.errno or 0, '')}{hint}"


@contextmanager
def staging_dir(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside `target` that is removed afterwards.

    What killed builds left there is cleared first; the staging folders of builds that are still at work stay.
    Raises OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{target.name}{_STAGING}"
    for left in target.parent.glob(f"{escape(prefix)}*"):
        _clear(left, target)
    folder, lock = _locked_dir(target.parent, prefix)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Hold `folder` while the block runs: other builds that ask for it wait.

    The lock ends with the process, however that ends. Without effect on a file system without locks.
    """
    lock = -1
    with suppress(OSError):
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if lock >= 0:
            os.close(lock)


def write_atomic(file: Path, content: bytes) -> None:
    """Write a file: who reads it sees what stood there or all of `content`. Raises OSError."""
    if file.exists() and not file.is_file():  # a pipe or a terminal
        file.write_bytes(content)
        return
    file = file.resolve()
    with staging_dir(file) as folder:
        fresh = folder / file.name
        fresh.write_bytes(content)
        fresh.replace(file)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all `files` (by path below `folder`) or none. Raises OSError.

    A new folder appears in one step; in a folder that has other files each is replaced in turn, and all are
    put back when one of them cannot be.
    """
    folder = folder.resolve()
    with staging_dir(folder) as staging:
        fresh, old = staging / "fresh", staging / "old"
        for name, content in files.items():
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            (fresh / name).write_bytes(content)
        if _move_to_empty(fresh, folder):
            return
        _replace_each(fresh, folder, old, tuple(files))


def replace_dir(fresh: Path, place: Path) -> None:
    """Put the folder `fresh` at `place`; what stood there is then at `fresh`.

    In one step where the system can (Linux), else in two, and back again when the second fails. Raises
    OSError.
    """
    if _move_to_empty(fresh, place):
        return
    if not _exchange(fresh, place):
        aside = fresh.with_name(_ASIDE)
        place.rename(aside)
        try:
            fresh.rename(place)
        except OSError:
            aside.rename(place)
            raise
        aside.rename(fresh)


def _replace_each(fresh: Path, folder: Path, old: Path, names: tuple[str, ...]) -> None:
    done: list[str] = []
    try:
        for name in names:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (old / name).parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
            if os.path.lexists(target):
                shutil.copy2(target, old / name, follow_symlinks=False)
            (fresh / name).replace(target)
            done.append(name)
    except OSError:
        for name in reversed(done):
            if os.path.lexists(old / name):
                (old / name).replace(folder / name)
            else:
                (folder / name).unlink()
        raise


def _move_to_empty(fresh: Path, place: Path) -> bool:
    """Return whether nothing stood at `place`, so that `fresh` is there now.

    Asking first and moving then would let another build come between.
    """
    try:
        if place.is_dir() and any(place.iterdir()):
            return False
        fresh.rename(place)
    except OSError as error:
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
            return False
        raise
    return True


def _exchange(first: Path, other: Path) -> bool:
    """Return whether the two paths could be swapped in one step."""
    swap = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if swap is None:
        return False
    if swap(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))


def _locked_dir(parent: Path, prefix: str) -> tuple[Path, int]:
    """Return a fresh folder that its builder holds locked, with the handle of the lock.

    It goes when the builder does, however that ends. Another builder may clear the folder before it is
    locked: then a new one.
    """
    while True:
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        with suppress(FileNotFoundError):
            lock = os.open(folder, os.O_RDONLY)
            with suppress(OSError):  # a file system without locks: nobody clears there either
                fcntl.flock(lock, fcntl.LOCK_EX)
            if folder.is_dir():
                return folder, lock
            os.close(lock)


def _clear(leftover: Path, target: Path) -> None:
    """Remove a staging folder whose builder is gone.

    When it was killed between the two steps of a replacement, what stood at `target` is put back first.
    """
    with suppress(OSError):
        lock = os.open(leftover, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if (leftover / _ASIDE).is_dir() and not os.path.lexists(target):
                (leftover / _ASIDE).rename(target)
            shutil.rmtree(leftover, ignore_errors=True)
        finally:
            os.close(lock)
