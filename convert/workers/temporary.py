"""Temporary files of the engines; what keeps them from being written is no fault of the output's place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from convert.errors import EngineError


def new_folder(prefix: str, files: Mapping[str, bytes] | None = None) -> Path:
    """Make a temporary folder that holds these files, by their names in it; who asks for it removes it.

    Errors: EngineError names the place where temporary files go.
    """
    with worded():
        made = Path(tempfile.mkdtemp(prefix=prefix))
        try:
            for name, data in (files or {}).items():
                (made / name).write_bytes(data)
        except OSError:
            shutil.rmtree(made, ignore_errors=True)
            raise
    return made


@contextmanager
def folder(prefix: str, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a temporary folder that holds these files, and remove it. Errors: as ``new_folder``."""
    made = new_folder(prefix, files)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def worded() -> Iterator[None]:
    """Word what the system says of temporary files. Errors: EngineError."""
    try:
        yield
    except OSError as error:
        place = f" in {tempfile.tempdir}" if tempfile.tempdir else ""
        why = (error.strerror or type(error).__name__).lower()
        raise EngineError(
            f"no temporary file can be written{place}: {why}. Make room there, or set TMPDIR to another folder."
        ) from None
