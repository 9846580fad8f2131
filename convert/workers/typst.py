"""Typst in this process: fonts are loaded once, a document sees the files that it was given and no others."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from convert.errors import EngineError

if TYPE_CHECKING:
    from typst import Compiler

_lock: Final = threading.Lock()


def typst(
    source: bytes,
    *,
    files: Mapping[str, bytes],
    inputs: Mapping[str, str],
    timestamp: int,
    fonts: tuple[str, ...],
) -> bytes:
    """Compile a document to PDF/UA-1 and return it.

    ``files`` are images by their name, ``inputs`` strings that the document reads, ``timestamp`` its date in Unix
    seconds, ``fonts`` the only folders with fonts (besides those that Typst carries).
    Errors: EngineError with Typst's own message.
    """
    import typst as engine

    with _lock, tempfile.TemporaryDirectory(prefix="postbind-typst-") as root:
        for name, data in files.items():
            (Path(root) / name).write_bytes(data)
        try:
            made = _compiler(fonts).compile(
                input=source,
                root=root,
                sys_inputs=dict(inputs),
                pdf_standards=["ua-1"],
                timestamp=timestamp,
                format="pdf",
            )
        except engine.TypstError as error:
            hint = f" ({error.hints[0]})" if error.hints else ""
            raise EngineError(f"Typst refused the document: {error.message}{hint}. Please report it.") from None
        except BaseException as error:  # a panic of Typst's own is no Exception: pyo3's PanicException
            if type(error).__name__ != "PanicException":
                raise
            _compiler.cache_clear()
            raise EngineError(f"Typst failed on the document: {error}. Please report it.") from None
    if not isinstance(made, bytes):
        raise EngineError("Typst gave no document. Please report it.")
    return made


@lru_cache(maxsize=2)
def _compiler(fonts: tuple[str, ...]) -> Compiler:
    from typst import Compiler, Fonts

    return Compiler(font_paths=Fonts(include_system_fonts=False, font_paths=[*fonts]), ignore_system_fonts=True)
