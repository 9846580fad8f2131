"""Text → Post, a part a stage: Liquid, kramdown, HTML, element tree, AST."""

from convert.reader.read import body_html, read

__all__ = ["body_html", "read"]
