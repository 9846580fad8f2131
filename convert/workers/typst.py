"""Typst in this process: fonts are loaded once, a document sees the files that it was given and no others."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from convert.errors import EngineError, MissingGlyphError, TooDeepError
from convert.fonts import PackagedFonts
from convert.workers.temporary import folder

if TYPE_CHECKING:
    from typst import Compiler, Fonts, TypstError

_lock: Final = threading.Lock()
_loading: Final = threading.Lock()
_NO_GLYPH: Final = re.compile(r'the text `"(.*)"` could not be displayed', re.DOTALL)
"""PDF/UA-1's own refusal; the text is quoted as Rust quotes strings."""
_processes: Final[list[int]] = []
"""The number of the process that used Typst first: forked from it, another would wait for threads that are gone."""
_LONG: Final = 100_000
"""Bytes of a document that Typst may take more than a second or two for, if it is made of what it is slow with."""
_ESCAPE: Final = re.compile(r"\\u\{([0-9a-f]+)\}")


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
    Errors: EngineError with Typst's own message: MissingGlyphError if no font shows a character, TooDeepError if the
    document nests too deep.
    """
    if _is_forked():
        from convert.workers.typst_apart import typst_apart

        request = {"files": dict(files), "inputs": dict(inputs), "timestamp": timestamp, "fonts": fonts}
        return typst_apart({"source": source, **request})
    return _compiled(source, files, dict(inputs), timestamp, fonts)


def _compiled(
    source: bytes, files: Mapping[str, bytes], inputs: dict[str, str], timestamp: int, fonts: tuple[str, ...]
) -> bytes:
    with folder("postbind-typst-", files) as root:
        make = partial(_of_compiler, source, str(root), inputs, timestamp, fonts)
        made = _interruptible(make) if len(source) > _LONG else make()
    if not isinstance(made, bytes):
        raise EngineError("Typst gave no document. Please report it.")
    return made


def _interruptible(make: Callable[[], object]) -> object:
    """Return what ``make`` returns or raise what it raises, from a thread of its own.

    Typst works for minutes on the largest documents. It lets go of Python meanwhile, but the thread that called it
    hears no signal; one that only waits does. What it waited for then ends with the process. Not for every document:
    each thread keeps memory of its own.
    """
    made: list[object] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            made.append(make())
        except BaseException as error:  # noqa: BLE001 - raised again by who waits
            failed.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return made[0]


def _of_compiler(source: bytes, root: str, inputs: dict[str, str], timestamp: int, fonts: tuple[str, ...]) -> object:
    import typst as engine

    with _lock:
        try:
            return _compiler(fonts).compile(
                input=source,
                root=root,
                sys_inputs=inputs,
                pdf_standards=["ua-1"],
                timestamp=timestamp,
                format="pdf",
            )
        except engine.TypstError as error:
            raise _refusal(error) from None
        except BaseException as error:  # a panic of Typst's own is no Exception: pyo3's PanicException
            if type(error).__name__ != "PanicException":
                raise
            _compiler.cache_clear()
            raise EngineError(f"Typst failed on the document: {error}. Please report it.") from None


def start() -> None:
    """Load Typst and the packaged fonts in a thread, ahead of their use; what fails there fails again in its use.

    No daemon: at the end of Python one that is in Typst's own code would abort the process.
    """
    threading.Thread(target=_load).start()


def _load() -> None:
    with suppress(Exception):
        _fonts(PackagedFonts().folders)


def families(fonts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the families in folders and of those that Typst carries, in the order of the alphabet."""
    return tuple(sorted(_fonts(fonts).families()))


@lru_cache(maxsize=2)
def _compiler(fonts: tuple[str, ...]) -> Compiler:
    from typst import Compiler

    return Compiler(font_paths=_fonts(fonts), ignore_system_fonts=True)


def _fonts(folders: tuple[str, ...]) -> Fonts:
    with _loading:  # who asks while they are being loaded waits for them
        return _loaded(folders)


def _is_forked() -> bool:
    """Say if this process is a copy of one that had used Typst; if none had, this one now does."""
    if not _processes:
        _processes.append(os.getpid())
    return _processes[0] != os.getpid()


@lru_cache(maxsize=2)
def _loaded(folders: tuple[str, ...]) -> Fonts:
    from typst import Fonts

    return Fonts(include_system_fonts=False, font_paths=[*folders])


def _refusal(error: TypstError) -> EngineError:
    hint = f" ({error.hints[0]})" if error.hints else ""
    message = f"Typst refused the document: {error.message}{hint}. Please report it."
    if "depth exceeded" in error.message:
        return TooDeepError(message)
    shown = _NO_GLYPH.search(error.message)
    if not shown:
        return EngineError(message)
    return MissingGlyphError(message, text=_ESCAPE.sub(lambda found: chr(int(found[1], 16)), shown[1]))
