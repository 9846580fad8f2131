"""Turn blog and news posts into books and documents worth reading.

    import convert

    post = convert.read("post.md")
    convert.write(post, "post.epub")

What is exported is imported when it is first used: ``import convert`` alone loads nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers take it for typing.TYPE_CHECKING, whose import costs more than all the rest
if TYPE_CHECKING:
    from convert.api import Posts, Site, batch, read, read_text, render, write
    from convert.books import Book
    from convert.errors import ConvertError, ExitCode
    from convert.nodes import Post
    from convert.notes import Note
    from convert.options import Page, WriteOptions
    from convert.report import Report

__version__ = "0.1.0"

__all__ = [
    "Book",
    "ConvertError",
    "ExitCode",
    "Note",
    "Page",
    "Post",
    "Posts",
    "Report",
    "Site",
    "WriteOptions",
    "__version__",
    "batch",
    "read",
    "read_text",
    "render",
    "write",
]

_HOME = {
    "Book": "convert.books",
    "ConvertError": "convert.errors",
    "ExitCode": "convert.errors",
    "Note": "convert.notes",
    "Page": "convert.options",
    "Post": "convert.nodes",
    "Posts": "convert.api",
    "Report": "convert.report",
    "Site": "convert.api",
    "WriteOptions": "convert.options",
    "batch": "convert.api",
    "read": "convert.api",
    "read_text": "convert.api",
    "render": "convert.api",
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
