"""PDF by pandoc's Typst writer and Typst: tagged, PDF/UA-1, with bookmarks and the packaged fonts."""

from convert.writers.contract import Writer
from convert.writers.pdf.write import write

WRITER = Writer(name="pdf", suffix=".pdf", media_type="application/pdf", write=write, in_parts=True)
