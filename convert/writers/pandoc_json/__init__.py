"""Book → pandoc's JSON AST, which the PDF and DOCX writers give to pandoc.

Source: pandoc-types 1.23, Text.Pandoc.Definition; its JSON is ``{"t": constructor, "c": contents}``.
"""

from convert.writers.pandoc_json.document import Document, document, formulas, front_facts
from convert.writers.pandoc_json.state import Dialect

__all__ = ["Dialect", "Document", "document", "formulas", "front_facts"]
