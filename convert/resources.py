"""The files of ``templates/``: inside the installed package, or at the top of a checkout."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

_PACKAGED: Final = Path(__file__).parent / "templates"
_CHECKOUT: Final = Path(__file__).parent.parent / "templates"
_CODE: Final = Path(__file__).parent


@lru_cache(maxsize=1)
def _folder() -> Path:
    """Return the folder that ships: ``convert/templates`` in a wheel, ``templates`` beside the package else.

    importlib.resources would find it too, but its import costs as much as reading and writing a short post.
    """
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


@lru_cache(maxsize=64)
def template(name: str) -> bytes:
    """Return a file of ``templates/`` by its path there, with ``/``.

    Errors: FileNotFoundError for a name that no template has; the names come from our own code alone.
    """
    return (_folder() / name).read_bytes()


@lru_cache(maxsize=1)
def program_digest() -> str:
    """Return the hash of all templates, names and bytes: a library made with others is out of date.

    In a checkout also that of the code, of which its version says nothing: it changes with each pull.
    """
    from hashlib import sha256

    digest = sha256()
    for folder in (_folder(),) if _PACKAGED.is_dir() else (_folder(), _CODE):
        for name, file in _walk(folder, ""):
            digest.update(f"{name}\0".encode())
            digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _walk(folder: Path, prefix: str) -> list[tuple[str, Path]]:
    """Return every file below a folder by its path, sorted; hidden files and what Python keeps of code do not count."""
    found: list[tuple[str, Path]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith((".", "__pycache__")):
            continue
        path = f"{prefix}{entry.name}"
        found += _walk(entry, f"{path}/") if entry.is_dir() else [(path, entry)]
    return found
