"""Markdown in one canonical form: read again it is the same post, and written again the same bytes."""

from convert.writers.contract import Writer
from convert.writers.markdown.write import write

WRITER = Writer(
    name="md",
    suffix=".md",
    media_type="text/markdown",
    write=write,
    text=True,
    copies_images=True,
    obeys=frozenset(),
)
