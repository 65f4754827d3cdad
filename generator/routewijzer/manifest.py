"""The list of what was made in a folder: tells our files from those of others."""

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath

from routewijzer.project import read_kept

MANIFEST = ".routewijzer.json"
"""The file in the folder of a site: name and SHA-256 of each file that was made there, nothing else."""

_HASH = re.compile(r"[0-9a-f]{64}")

Manifest = Mapping[str, str]
"""The hash of each file that was made, by its path below the folder, with "/"."""


def file_hash(content: bytes) -> str:
    """Return the hash by which a made file is known."""
    return sha256(content).hexdigest()


def list_files(folder: Path) -> Manifest:
    """Return what stands in a folder in which everything was made. Raises OSError."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name != MANIFEST)
    return {file.relative_to(folder).as_posix(): file_hash(file.read_bytes()) for file in files}


def manifest_text(manifest: Manifest) -> bytes:
    """Return the content of the file, the same for the same files."""
    return (json.dumps(dict(sorted(manifest.items())), indent=1) + "\n").encode()


def read_manifest(folder: Path) -> Manifest | None:
    """Return what was made in a folder; None when there is no such list, or not one as it was written.

    Every name then is somebody else's. A name never leads out of the folder. Raises OSError.
    """
    file = folder / MANIFEST
    if file.is_symlink():
        return None
    try:
        data = json.loads(read_kept(file))
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not all(map(_is_entry, data, data.values())):
        return None
    return data


def _is_entry(name: str, digest: object) -> bool:
    path = PurePosixPath(name)
    inside = name == str(path) and not path.is_absolute() and ".." not in path.parts and "\0" not in name
    return inside and name != "." and isinstance(digest, str) and bool(_HASH.fullmatch(digest))
