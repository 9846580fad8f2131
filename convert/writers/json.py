"""JSON: the AST as it is, one object."""

from __future__ import annotations

import json
from typing import BinaryIO, Final

from convert.books import Book
from convert.post_json import to_json
from convert.writers.contract import WriteContext, Writer

SCHEMA: Final = "postbind/book@1"


def write(book: Book, out: BinaryIO, context: WriteContext) -> None:
    """Write a post as ``postbind/post@1``; a volume as ``postbind/book@1``: its title, and each post as it is read."""
    if book.single:
        out.writelines(to_json(post) + b"\n" for post in book.posts)
        return
    head = {"schema": SCHEMA, "title": book.title}
    out.write(json.dumps(head, ensure_ascii=False).encode()[:-1] + b', "posts": [')
    out.writelines((b",\n" if number else b"\n") + to_json(post) for number, post in enumerate(book.posts))
    out.write(b"\n]}\n")


WRITER: Final = Writer(
    name="json", suffix=".json", media_type="application/json", write=write, text=True, obeys=frozenset()
)
