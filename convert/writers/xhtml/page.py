"""What the serialiser knows and remembers while it writes one post."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from convert.books import Target, anchor_ids
from convert.media.picture import Missing, Picture
from convert.nodes import Footnote, Post
from convert.notes import Code, Note
from convert.writers.escaping import xml_id
from convert.writers.words import words

if TYPE_CHECKING:
    from convert.writers.tex import Macros  # a post without formulas has no use for it


class Form(StrEnum):
    """Which of the two frames the mark-up stands in: only in EPUB may ``epub:type`` be said."""

    EPUB = "epub"
    HTML = "html"


class Feature(StrEnum):
    """What a page holds that its package must declare."""

    MATHML = "mathml"
    PICTURE = "picture"
    UNDESCRIBED = "undescribed"  # a picture without alternative text


class Page:
    """One post being written: where its images and links lead, its notes' numbers, what was met on the way.

    ``image`` gives the picture of an address, ``src`` where a picture is kept; ``elsewhere`` says which file an id of
    this post is in (empty for this one), ``chapter`` where the post of the book is that an address leads to;
    ``prefix`` keeps ids of several posts in one file apart.
    """

    def __init__(  # noqa: PLR0913 - each is one side of the frame; all but the first are keywords
        self,
        post: Post,
        *,
        form: Form,
        image: Callable[[str], Picture | Missing],
        src: Callable[[Picture], str],
        note: Callable[[Note], None],
        elsewhere: Callable[[str], str] = lambda _: "",
        chapter: Callable[[str], str | None] = lambda _: None,
        prefix: str = "",
    ) -> None:
        self.post = post
        self.form = form
        self.image = image
        self.src = src
        self.elsewhere = elsewhere
        self.chapter = chapter
        self.prefix = prefix
        self.words = words(post.meta.lang)
        self.footnotes: dict[str, Footnote] = {footnote.label: footnote for footnote in post.footnotes}
        self.numbers: dict[str, int] = {}
        self.labels: list[str] = []
        self.macros: Macros = {}
        self.backlinks: dict[str, str] = {}
        self.targets: frozenset[str] = frozenset()
        self.features: set[Feature] = set()
        self.dotted = False
        self.in_link = False
        self.in_cell = False
        self._references: dict[str, int] = {}
        self._note = note
        self._noted: set[str] = set()

    def say(self, code: Code, message: str, about: str) -> None:
        """Record a Note, once a post for each thing that it is about: one habit of a site must not drown the rest."""
        if about not in self._noted:
            self._noted.add(about)
            self._note(Note(code, message))

    def say_missing(self, missing: Missing) -> None:
        """Record why an image is not there; each image has its own."""
        self._note(missing.note)

    def id(self, name: str) -> str:
        """Return an id of the post as it stands in the file."""
        return self.prefix + xml_id(name)

    def anchor_id(self, name: str) -> str:
        """Return the id of an anchor of the post as it stands in the file, apart from those of headings."""
        return self.prefix + _anchor_id(name)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The ids of the post's anchors."""
        return anchor_ids(self.post)

    def own_id(self, name: str) -> str:
        """Return an id that we give ourselves; the underscore keeps it apart from those of the post."""
        return f"{self.prefix}_{name}"

    def link_to(self, name: str) -> str:
        """Return the address of an id of this post, wherever it stands."""
        return f"{self.elsewhere(name)}#{name}"

    def number(self, label: str) -> int:
        """Return a footnote's number: they count by their first reference."""
        if label not in self.numbers:
            self.labels.append(label)
            self.numbers[label] = len(self.labels)
        return self.numbers[label]

    def reference(self, number: int) -> str:
        """Return a new id for a mark that leads to the footnote of this number."""
        name = self.own_id(f"r{number}")
        count = self._references[name] = self._references.get(name, 0) + 1
        return name if count == 1 else f"{name}-{count}"

    def semantics(self, epub_type: str, role: str = "") -> str:
        """Return the attributes that say what an element is, as the form allows them."""
        kind = f' epub:type="{epub_type}"' if self.form is Form.EPUB and epub_type else ""
        return f'{kind} role="{role}"' if role else kind


def id_of(target: Target) -> str:
    """Return the id that a link into a chapter leads to as it stands there, before any prefix."""
    if target.id is None:
        return "_title"
    return _anchor_id(target.id) if target.is_anchor else xml_id(target.id)


def _anchor_id(name: str) -> str:
    return f"_at-{xml_id(name)}"
