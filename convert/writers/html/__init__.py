"""HTML: one page that holds all it shows, for light and dark, without a script."""

from convert.writers.contract import Writer
from convert.writers.html.write import write

__all__ = ["WRITER"]

WRITER = Writer(name="html", suffix=".html", media_type="text/html", write=write, text=True, obeys=frozenset())
