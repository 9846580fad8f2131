"""Contents for new readers (nav) and old ones (NCX), landmarks, and the title page of a volume."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from convert.writers.epub.facts import Entry, Facts
from convert.writers.escaping import attribute, escape, language
from convert.writers.words import Words, shown_month, shown_span
from convert.writers.xhtml.inlines import language_attributes


class Point(msgspec.Struct):
    """A line of the contents with those below it; ``href`` is None for a section, which has no page of its own."""

    title: str
    href: str | None
    level: int
    lang: str
    below: list[Point] = msgspec.field(default_factory=list)

    @property
    def first(self) -> str:
        """Where the line leads, for readers that want an address of each."""
        return self.href or self.below[0].first


def tree(entries: Iterable[Entry], lang: str, words: Words) -> list[Point]:
    """Nest the lines of a contents list: chapters in their sections, headings below their title.

    Sections count only if there are several.
    """
    entries = list(entries)
    grouped = len({entry.section for entry in entries if entry.level == 1}) > 1
    roots: list[Point] = []
    above: list[Point] = []
    section: str | None = ""
    for entry in entries:
        if grouped and entry.level == 1 and entry.section != section:
            section = entry.section
            above = [Point(section_title(section, lang, words), None, 0, lang)]
            roots.append(above[0])
        while above and above[-1].level >= entry.level:
            above.pop()
        point = Point(entry.title, entry.href, entry.level, entry.lang)
        (above[-1].below if above else roots).append(point)
        above.append(point)
    return roots


def section_title(section: str | None, lang: str, words: Words) -> str:
    """Return what a section is called: 2022-01 as the language writes a month, a category by its name."""
    if section is None:
        return words.undated
    year, dash, month = section.partition("-")
    if dash and year.isdigit() and month.isdigit() and 1 <= int(month) <= 12:  # noqa: PLR2004 - the months
        return shown_month(int(year), int(month), lang)
    return section


def nav_body(points: list[Point], lang: str, words: Words, *, start: str, title_page: str | None) -> str:
    """Return the body of the navigation document: contents and landmarks (EPUB 3.3, section 7).

    Landmarks name only what is in the spine, so not the contents, which are there in small volumes alone.
    """
    marks = [("bodymatter", start, words.start)]
    if title_page:
        marks.insert(0, ("titlepage", title_page, words.title_page))
    lines = "\n".join(f'<li><a epub:type="{kind}" href="{href}">{escape(name)}</a></li>' for kind, href, name in marks)
    heading = f"<h1>{escape(words.contents)}</h1>"
    return (
        f'<nav epub:type="toc" id="toc" role="doc-toc">\n{heading}\n{_list(points, lang)}\n</nav>\n'
        f'<nav epub:type="landmarks" id="landmarks" hidden="hidden">\n<ol>\n{lines}\n</ol>\n</nav>'
    )


def _list(points: list[Point], lang: str) -> str:
    return "<ol>\n" + "\n".join(_line(point, lang) for point in points) + "\n</ol>"


def _line(point: Point, lang: str) -> str:
    """Return a line of the contents; one in another language than the book's says so."""
    name = escape(point.title)
    said = language_attributes(point.lang, None) if point.lang != lang else ""
    shown = f'<a href="{attribute(point.href)}"{said}>{name}</a>' if point.href else f"<span>{name}</span>"
    return f"<li>{shown}\n{_list(point.below, lang)}</li>" if point.below else f"<li>{shown}</li>"


def ncx(points: list[Point], *, lang: str, title: str, identifier: str) -> bytes:
    """Return the contents as older readers want them (OPF 2.0.1, section 2.4.1); equal places have equal order."""
    order: dict[str, int] = {}
    counter = iter(range(1, 1 << 30))
    depth = max((_depth(point) for point in points), default=1)
    inside = "\n".join(line for point in points for line in _nav_point(point, order, counter))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{language(lang)}">\n'
        f'<head><meta name="dtb:uid" content="{attribute(identifier)}"/>'
        f'<meta name="dtb:depth" content="{depth}"/>'
        '<meta name="dtb:totalPageCount" content="0"/><meta name="dtb:maxPageNumber" content="0"/></head>\n'
        f"<docTitle><text>{escape(title)}</text></docTitle>\n<navMap>\n{inside}\n</navMap>\n</ncx>\n"
    ).encode()


def _depth(point: Point) -> int:
    return 1 + max((_depth(below) for below in point.below), default=0)


def _nav_point(point: Point, order: dict[str, int], counter: Iterator[int]) -> Iterator[str]:
    place = order.setdefault(point.first, len(order) + 1)
    yield f'<navPoint id="n{next(counter)}" playOrder="{place}"><navLabel><text>{escape(point.title)}</text></navLabel>'
    yield f'<content src="{attribute(point.first)}"/>'
    for below in point.below:
        yield from _nav_point(below, order, counter)
    yield "</navPoint>"


def title_page_body(title: str, facts: Facts, lang: str, words: Words) -> str:
    """Return the body of a volume's first page: its title, how many posts, from when to when."""
    out = ['<section class="title-page" epub:type="titlepage">', f"<h1>{escape(title)}</h1>"]
    if span := span_of(facts, lang):
        out.append(f'<p class="span">{escape(span)}</p>')
    out.append(f'<p class="count">{escape(words.counted(facts.count))}</p>')
    return "\n".join([*out, "</section>"])


def span_of(facts: Facts, lang: str) -> str:
    """Return from which day to which the posts are, in words; empty if none has a date."""
    return shown_span((date for date in (facts.oldest, facts.newest) if date), lang)
