"""What of a site, besides its own file, decides how a post is read: hashed, to tell when an output is out of date."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from convert.limits import FRONT_MATTER_BYTES, POST_BYTES
from convert.site.config import NAMES, read_config

_NOT_READ: Final = "node_modules"
"""A folder at the top of a site that Jekyll leaves out."""


def fingerprint(root: Path, source: bytes, *, snapshot: str, library: str) -> str:
    """Return the hash of the configuration, of the authors and, for a post with Liquid, of the state of the whole site.

    A template may show any post, include or data file; their names, sizes and times stand for their bytes, so that a
    change is never missed and nothing more is read. A folder below the site with a file called ``library`` holds
    outputs, which no post is made from.
    """
    parts = [*_config_digests(root, snapshot), *_authors_digests(root, snapshot)]
    plain = source.replace(b"\0", b"")  # UTF-16 has one in each brace
    if b"{{" in plain or b"{%" in plain:
        parts.append(_tree_digest(root, snapshot, library))
    return sha256("\n".join(parts).encode()).hexdigest()


@lru_cache(maxsize=4)
def _config_digests(root: Path, snapshot: str) -> tuple[str, ...]:
    """Return the hash of each file of the configuration; once a look, which reads the configuration once too."""
    return tuple(_file_digest(root / name, FRONT_MATTER_BYTES) for name in NAMES)


@lru_cache(maxsize=4)
def _authors_digests(root: Path, snapshot: str) -> tuple[str, ...]:
    """Return the name and hash of each data file that names authors; once a look. Nothing outside the site is read."""
    data, home = root / (read_config(root).text("data_dir") or "_data"), os.path.realpath(root)
    if not _is_inside(data, home):
        return ()
    files = (*sorted(data.glob("authors.*")), *sorted(data.glob("authors/*")))
    return tuple(f"{file.name}={_file_digest(file, POST_BYTES)}" for file in files if _is_inside(file, home))


def _is_inside(path: Path, home: str) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(home)


def _file_digest(path: Path, limit: int) -> str:
    """Return the hash of what is read of a file, one byte beyond the limit at most; a device or a pipe has none."""
    try:
        if not path.is_file():
            return "-"
        with path.open("rb") as file:
            return sha256(file.read(limit + 1)).hexdigest()
    except OSError:
        return "-"


@lru_cache(maxsize=4)
def _tree_digest(root: Path, snapshot: str, library: str) -> str:
    """Return the hash of all names, sizes and times; once a look, for it takes seconds in a large site."""
    digest = sha256()
    left_out = frozenset(os.path.join(root, name) for name in (read_config(root).destination, _NOT_READ))  # noqa: PTH118 - as below
    for line in _states(root, library, left_out):
        digest.update(line.encode(errors="surrogateescape"))
    return digest.hexdigest()


def _states(root: Path, library: str, left_out: frozenset[str]) -> Iterator[str]:
    """Yield the state of each file but for those in a library, in hidden folders and in the folders ``left_out``."""
    for folder, names, files in os.walk(root):
        if library in files and folder != str(root):
            names.clear()
            continue
        names[:] = sorted(
            name
            for name in names
            if not name.startswith(".") and os.path.join(folder, name) not in left_out  # noqa: PTH118 - as below
        )
        for name in sorted(files):
            if name.startswith("."):
                continue
            path = os.path.join(folder, name)  # noqa: PTH118 - a Path for each file of a large site costs seconds
            try:
                status = os.stat(path)  # noqa: PTH116 - as above
            except OSError:
                continue
            yield f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n"
