"""A post as XHTML, shared by the EPUB and the HTML writer: the same mark-up, in another frame."""

from convert.writers.xhtml.article import Article, article
from convert.writers.xhtml.page import Form, Page, id_of

__all__ = ["Article", "Form", "Page", "article", "id_of"]
