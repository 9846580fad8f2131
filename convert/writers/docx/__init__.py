"""DOCX by pandoc, with a reference document of our own: real styles, East Asian fonts, nothing formatted by hand."""

from convert.writers.contract import Writer
from convert.writers.docx.write import write

WRITER = Writer(
    name="docx",
    suffix=".docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    write=write,
    in_parts=True,
    obeys=frozenset({"font_paths"}),  # for the text of drawings
)
