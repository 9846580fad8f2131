"""pandoc by one process a call, through pypandoc: what is left where the child cannot be kept (an older pandoc)."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from convert.errors import EngineError
from convert.media.picture import Picture
from convert.resources import template

_FILTER: Final = 'return {{ Pandoc = dofile(PANDOC_SCRIPT_FILE:gsub("filter.lua$", "typst.lua")) }}\n'
"""Our filter as pandoc's command line wants it: a list of functions by node."""


def one_shot(document: bytes, to: str, *, media: Mapping[str, Picture], reference: bytes) -> bytes:
    """Return what pandoc writes of its JSON AST, in a folder that holds the images of the document and nothing else.

    Errors: EngineError when pandoc refuses or dies.
    """
    import pypandoc

    with tempfile.TemporaryDirectory(prefix="postbind-pandoc-") as name:
        home, work = Path(name), Path(name, "work")
        work.mkdir()
        for picture in media.values():
            (work / picture.name).write_bytes(picture.data)
        for file in ("typst.lua", "typst-formulas.lua"):
            (home / file).write_bytes(template(file))
        (home / "filter.lua").write_text(_FILTER, "utf-8")
        out = home / "out"
        arguments = ["--resource-path", str(work)]
        if reference:
            (home / "reference.docx").write_bytes(reference)
            arguments += ["--reference-doc", str(home / "reference.docx")]
        filters = [str(home / "filter.lua")] if to == "typst" else None
        try:
            pypandoc.convert_text(
                document.decode(),
                to,
                format="json",
                outputfile=str(out),
                extra_args=arguments,
                filters=filters,
                cworkdir=str(work),
            )
        except (RuntimeError, OSError) as error:
            said = " ".join(str(error).split())[:200]
            raise EngineError(f"pandoc failed: {said}. postbind doctor shows what is missing.") from None
        return out.read_bytes()
