"""Turn blog and news posts into books and documents worth reading.

    import convert

    post = convert.read("post.md")
    convert.write(post, "post.epub")

What is exported is imported when it is first used: ``import convert`` alone loads nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers take it for typing.TYPE_CHECKING, whose import costs more than all the rest
if TYPE_CHECKING:
    from convert.api import Posts, Site, batch, copy_images, read, read_text, render, write
    from convert.books import Book, Sections, Series
    from convert.errors import (
        ConvertError,
        EncodingError,
        EngineError,
        ExitCode,
        FrontMatterError,
        LimitError,
        LiquidError,
        OutputError,
        ProfileError,
        UnreadableError,
        UsageError,
    )
    from convert.nodes import Post
    from convert.notes import Note
    from convert.options import Page, WriteOptions
    from convert.post_json import from_json, json_schema, to_json
    from convert.posts import UnreadPost
    from convert.report import Failure, Outcome, Report

__version__ = "0.1.0"

__all__ = [
    "Book",
    "ConvertError",
    "EncodingError",
    "EngineError",
    "ExitCode",
    "Failure",
    "FrontMatterError",
    "LimitError",
    "LiquidError",
    "Note",
    "Outcome",
    "OutputError",
    "Page",
    "Post",
    "Posts",
    "ProfileError",
    "Report",
    "Sections",
    "Series",
    "Site",
    "UnreadPost",
    "UnreadableError",
    "UsageError",
    "WriteOptions",
    "__version__",
    "batch",
    "copy_images",
    "from_json",
    "json_schema",
    "read",
    "read_text",
    "render",
    "to_json",
    "write",
]

_HOME = {
    "Book": "convert.books",
    "ConvertError": "convert.errors",
    "EncodingError": "convert.errors",
    "EngineError": "convert.errors",
    "ExitCode": "convert.errors",
    "Failure": "convert.report",
    "FrontMatterError": "convert.errors",
    "LimitError": "convert.errors",
    "LiquidError": "convert.errors",
    "Note": "convert.notes",
    "Outcome": "convert.report",
    "OutputError": "convert.errors",
    "Page": "convert.options",
    "Post": "convert.nodes",
    "Posts": "convert.api",
    "ProfileError": "convert.errors",
    "Report": "convert.report",
    "Sections": "convert.books",
    "Series": "convert.books",
    "Site": "convert.api",
    "UnreadPost": "convert.posts",
    "UnreadableError": "convert.errors",
    "UsageError": "convert.errors",
    "WriteOptions": "convert.options",
    "batch": "convert.api",
    "copy_images": "convert.api",
    "from_json": "convert.post_json",
    "json_schema": "convert.post_json",
    "read": "convert.api",
    "read_text": "convert.api",
    "render": "convert.api",
    "to_json": "convert.post_json",
    "write": "convert.api",
}


def __getattr__(name: str) -> object:
    """Import an exported name from its home (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module 'convert' has no attribute {name!r}")
    return getattr(__import__(_HOME[name], fromlist=[name]), name)


def __dir__() -> list[str]:
    """List what is exported, imported yet or not."""
    return sorted(__all__)
