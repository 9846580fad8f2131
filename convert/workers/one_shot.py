"""pandoc by one process a call, through pypandoc: what is left where the child cannot be kept (an older pandoc)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from convert.errors import EngineError
from convert.media.picture import Picture
from convert.resources import template
from convert.workers.temporary import folder

_FILTER: Final = 'return {{ Pandoc = dofile(PANDOC_SCRIPT_FILE:gsub("filter.lua$", "typst.lua")) }}\n'
"""Our filter as pandoc's command line wants it: a list of functions by node."""


def one_shot(document: bytes, to: str, *, media: Mapping[str, Picture], reference: bytes) -> bytes:
    """Return what pandoc writes of its JSON AST, in a folder that holds the images of the document and nothing else.

    Errors: EngineError when pandoc refuses or dies.
    """
    import pypandoc

    pictures = {picture.name: picture.data for picture in media.values()}
    ours = {name: template(name) for name in ("typst.lua", "typst-formulas.lua")}
    ours |= {"filter.lua": _FILTER.encode(), "reference.docx": reference}
    with folder("postbind-pandoc-", ours) as home, folder("postbind-pandoc-", pictures) as work:
        out = home / "out"
        arguments = ["--resource-path", str(work)]
        if reference:
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
            return out.read_bytes()
        except (RuntimeError, OSError) as error:
            said = " ".join(str(error).split())[:200]
            raise EngineError(f"pandoc failed: {said}. postbind doctor shows what is missing.") from None
