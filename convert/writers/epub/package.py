"""The package document, by EbookLib; what is computed, not claimed, comes from ``Facts``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from ebooklib.epub import EpubBook, EpubItem, EpubNav, EpubNcx, EpubWriter
from lxml import etree

from convert.books import Book
from convert.kinds import Role
from convert.language_tags import is_right_to_left
from convert.nodes import Person, Post
from convert.writers.epub.container import Container
from convert.writers.epub.facts import Facts
from convert.writers.epub.navigation import span_of
from convert.writers.escaping import clean, language
from convert.writers.words import words
from convert.writers.xhtml.page import Feature

_RELATORS: Final = {
    Role.AUTHOR: "aut",
    Role.REPORTER: "rpt",
    Role.TRANSLATOR: "trl",
    Role.PHOTOGRAPHER: "pht",
    Role.EDITOR: "edt",
}
"""MARC's codes for what a person did (id.loc.gov/vocabulary/relators)."""

_PEOPLE: Final = 8
"""People that a volume names on its cover sheet; a collection of more is nobody's own."""

_UNDATED: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""When a book without any date was made: a package must say one, and the clock may not."""

SPINE_NAV: Final = 250_000
"""Bytes of contents that still make a page to read; longer ones are left to the reader's own menu."""


class Package(EpubWriter):  # type: ignore[misc]  # EbookLib declares no types
    """EbookLib's writer of the package document, into our zip; chapters and contents are written by then."""

    def __init__(self, book: EpubBook, container: Container, modified: datetime | None) -> None:
        when = (modified or _UNDATED).astimezone(UTC)
        super().__init__("", book, {"mtime": when, "epub2_guide": False})
        self._container = container
        self._when = modified

    def write(self) -> None:
        """Write the package document, and nothing else."""
        self._write_opf()

    def _write_opf_file(self, root: etree._Element) -> None:
        etree.indent(root, "")
        data = etree.tostring(root, encoding="utf-8", xml_declaration=True)
        self._container.add("content.opf", data, self._when)


def write_package(  # noqa: PLR0913 - each is a part of the document
    container: Container, book: Book, facts: Facts, *, only: Post | None, title: str, lang: str, nav_in_spine: bool
) -> None:
    """Write the package document: metadata, manifest, spine (EPUB 3.3, section 5)."""
    made = EpubBook()
    made.metadata.clear()  # EbookLib names itself as the generator and a random id
    made.set_identifier(f"urn:uuid:{book.uuid}")
    made.set_title(clean(title))
    made.set_language(language(lang))
    if is_right_to_left(lang):
        made.set_direction("rtl")
    _describe(made, book, facts, only)
    if only is None:
        made.add_metadata("DC", "description", clean(_extent(facts, lang)))
    _access(made, facts, lang)
    _items(made, facts, volume=only is None, nav_in_spine=nav_in_spine)
    Package(made, container, facts.modified).write()


# --- what the book is --------------------------------------------------------------------------------------------


def _describe(made: EpubBook, book: Book, facts: Facts, only: Post | None) -> None:
    _people(made, facts, volume=only is None)
    if facts.newest:
        made.add_metadata("DC", "date", facts.newest.isoformat())
    for subject in facts.subjects:
        made.add_metadata("DC", "subject", clean(subject))
    if only:
        if only.meta.digest:
            made.add_metadata("DC", "description", clean(only.meta.digest))
        if only.source and only.source.url:
            made.add_metadata("DC", "source", clean(only.source.url))
    for source in list(facts.sources)[:_PEOPLE]:
        made.add_metadata("DC", "source", clean(source))
    if book.series:
        _series(made, clean(book.series.name), book.series.position)


def _extent(facts: Facts, lang: str) -> str:
    """Return what a volume holds: how many posts, and from when to when."""
    return " · ".join(part for part in (words(lang).counted(facts.count), span_of(facts, lang)) if part)


def _people(made: EpubBook, facts: Facts, *, volume: bool) -> None:
    """Name the people with what they did; editors contribute, they are no creators.

    A volume of many hands names none, unless all is from one source: then that is who it is by.
    """
    people: tuple[Person, ...] = tuple(facts.people)
    if volume and len(people) > _PEOPLE:
        people = (Person(next(iter(facts.sources))),) if len(facts.sources) == 1 else ()
    for number, person in enumerate(people, 1):
        name = "contributor" if person.role is Role.EDITOR else "creator"
        uid = f"person{number}"
        made.add_metadata("DC", name, clean(person.name), {"id": uid})
        role = {"refines": f"#{uid}", "property": "role", "scheme": "marc:relators"}
        made.add_metadata(None, "meta", _RELATORS[person.role], role)


def _series(made: EpubBook, name: str, position: int | None) -> None:
    """Say the series twice: as the standard has it, and as calibre and the readers that follow it do."""
    made.add_metadata(None, "meta", name, {"property": "belongs-to-collection", "id": "series"})
    made.add_metadata(None, "meta", "series", {"refines": "#series", "property": "collection-type"})
    made.add_metadata(None, "meta", "", {"name": "calibre:series", "content": name})
    if position is not None:
        made.add_metadata(None, "meta", str(position), {"refines": "#series", "property": "group-position"})
        made.add_metadata(None, "meta", "", {"name": "calibre:series_index", "content": str(position)})


# --- who can read it ---------------------------------------------------------------------------------------------


def _access(made: EpubBook, facts: Facts, lang: str) -> None:
    """Say for whom the book is readable, from what is in it (EPUB Accessibility 1.1, section 2)."""
    pictures, undescribed = bool(facts.pictures), Feature.UNDESCRIBED in facts.features
    modes = ["textual", *(["visual"] if pictures else [])]
    features = ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"]
    if pictures and not undescribed:
        features.append("alternativeText")
    if Feature.MATHML in facts.features:
        features.append("MathML")
    said = [("accessMode", mode) for mode in modes]
    said.append(("accessModeSufficient", "textual,visual" if undescribed else "textual"))
    said += [("accessibilityFeature", feature) for feature in features]
    said += [("accessibilityHazard", "none"), ("accessibilitySummary", words(lang).access)]
    for name, value in said:
        made.add_metadata(None, "meta", value, {"property": f"schema:{name}"})


# --- manifest and spine ------------------------------------------------------------------------------------------


class _Document(EpubItem):  # type: ignore[misc]  # EbookLib declares no types
    """A content document: EbookLib's own would parse and keep its text."""

    def __init__(self, uid: str, name: str, properties: list[str]) -> None:
        super().__init__(uid=uid, file_name=name, media_type="application/xhtml+xml")
        self.properties = properties


def _items(made: EpubBook, facts: Facts, *, volume: bool, nav_in_spine: bool) -> None:
    nav = EpubNav(uid="nav", file_name="nav.xhtml")
    made.add_item(nav)
    made.add_item(EpubNcx(uid="ncx", file_name="toc.ncx"))
    made.add_item(EpubItem(uid="style", file_name="style.css", media_type="text/css"))
    if volume:
        title = _Document("title-page", "title.xhtml", [])
        made.add_item(title)
        made.spine.append(title)
        if nav_in_spine:
            made.spine.append(nav)
    for file in facts.files:
        item = _Document(file.id, file.name, ["mathml"] if file.mathml else [])
        made.add_item(item)
        made.spine.append(item)
    for name, media_type in facts.pictures.items():
        made.add_item(EpubItem(uid=f"image-{name}", file_name=f"images/{name}", media_type=media_type))
