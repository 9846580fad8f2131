"""EPUB 3.3: a chapter is written when its post is read, the package document last."""

from convert.writers.contract import Writer
from convert.writers.epub.write import write

__all__ = ["WRITER"]

WRITER = Writer(name="epub", suffix=".epub", media_type="application/epub+zip", write=write, obeys=frozenset())
