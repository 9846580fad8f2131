"""Element tree → AST: every element that posts use gets its node, and nothing that is visible is lost."""

from convert.reader.ast.tree import Content, to_ast

__all__ = ["Content", "to_ast"]
