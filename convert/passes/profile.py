"""What a site profile says: the words and switches by which the passes find roles. Its files are TOML."""

# Annotations are no strings here: msgspec would compile each of eighty, which takes longer than reading the profile.
from functools import cached_property
from itertools import chain
from typing import Final

import msgspec

from convert.kinds import Role
from convert.passes.words import Words
from convert.patterns import pattern
from convert.scripts import has_han_or_kana, is_han_or_kana

ROLES: Final = {
    "author": Role.AUTHOR,
    "text": Role.AUTHOR,
    "reporter": Role.REPORTER,
    "analyst": Role.AUTHOR,
    "translator": Role.TRANSLATOR,
    "photographer": Role.PHOTOGRAPHER,
    "editor": Role.EDITOR,
}
"""The keys whose labels stand before people."""
_FIRST_WORD: Final = pattern(r"[^\W\d_]+")


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=None):
    """A table of a profile: every key has a default, a key that does not exist is an error."""


class Labels(Table, frozen=True, dict=True):
    """The labels of each role: what stands before a name, a source, an address, a time.

    ``text`` also begins sentences, so that only full names may follow it.
    """

    author: Words = Words()
    text: Words = Words()
    reporter: Words = Words()
    translator: Words = Words()
    photographer: Words = Words()
    editor: Words = Words()
    source: Words = Words()
    source_url: Words = Words()
    published: Words = Words()
    published_at_the_head: Words = Words()
    updated: Words = Words()
    analyst: Words = Words()
    beside: Words = Words()

    def key_of(self, label: str) -> str:
        """Return the first key under which a label stands; empty if under none."""
        return next((name for name in self.__struct_fields__ if getattr(self, name).hold(label)), "")

    @cached_property
    def in_han(self) -> Words:
        """The labels that have Han or kana, in small letters."""
        return Words(word for word in self._every if not word.isascii() and has_han_or_kana(word))

    @cached_property
    def tasks_in_han(self) -> Words:
        """The labels before people that end in Han, in small letters: two may be joined, as 采访、撰文."""
        return Words(word.lower() for name in ROLES for word in getattr(self, name) if is_han_or_kana(word[-1]))

    def in_letters(self, first: str) -> Words:
        """Return the labels in letters, in small ones, that begin with this word."""
        return Words(self._in_letters.get(first, ()))

    @cached_property
    def _in_letters(self) -> dict[str, list[str]]:
        """The labels in letters by the first word of each."""
        found: dict[str, list[str]] = {}
        for word in self._every:
            if (word.isascii() or not has_han_or_kana(word)) and (first := _first_word(word)):
                found.setdefault(first, []).append(word)
        return found

    @cached_property
    def _every(self) -> dict[str, None]:
        """Every label in small letters, once."""
        every = "\n".join(chain.from_iterable(getattr(self, name) for name in self.__struct_fields__))
        return dict.fromkeys(every.lower().split("\n")) if every else {}


def _first_word(label: str) -> str:
    """Return the letters that a label begins with."""
    head = label.partition(" ")[0]
    if head.isalpha():
        return head
    first = _FIRST_WORD.match(label)
    return first[0] if first else ""


class Names(Table, frozen=True):
    """What a name looks like: family names, what is no name in spite of one, organisations by their ends, nobody."""

    surnames: str = ""
    weak_surnames: str = ""
    rare_surnames: str = ""
    compounds: Words = Words()
    given_names: Words = Words()
    japanese_surnames: Words = Words()
    japanese_given_ends: str = ""
    korean_surnames: str = ""
    not_names: Words = Words()
    organisations: Words = Words()
    signing_organisations: Words = Words()
    not_latin_names: Words = Words()
    not_first_names: Words = Words()
    particles: Words = Words()
    forms_of_address: Words = Words()
    nobody: Words = Words()


class Sources(Table, frozen=True):
    """How the names of media end, what ends so and is none; how a sentence says where a text stood first.

    Behind a label of ``sure_labels`` any name is one, behind one of ``doubtful_labels`` a medium's alone.
    """

    media: Words = Words()
    japanese_media: Words = Words()
    agencies: Words = Words()
    not_sources: Words = Words()
    unknown: Words = Words()
    sure_labels: Words = Words()
    doubtful_labels: Words = Words()
    first_published: Words = Words()
    small_words: Words = Words()


class AuthorNotes(Table, frozen=True):
    """How a note on an author begins, what it ends with, what joins a name to what somebody is."""

    labels: Words = Words()
    verbs: Words = Words()
    occupations: Words = Words()


class Navigation(Table, frozen=True, dict=True):
    """The words of ways about a site, of share bars and of breadcrumbs.

    A line of ``links`` needs one that is ``certain``, or one ``previous`` and one ``next``; ``back`` needs the name of
    a section behind it, ``back_behind`` before it; ``section_behind`` stands behind it beside a way home;
    ``no_neighbour`` is said where a post is the first or the last.
    """

    links: Words = Words()
    certain: Words = Words()
    previous: Words = Words()
    next: Words = Words()
    neighbours: Words = Words()
    no_neighbour: Words = Words()
    back: Words = Words()
    back_behind: Words = Words()
    section_behind: Words = Words()
    share: Words = Words()
    share_labels: Words = Words()
    share_actions: Words = Words()
    share_addresses: Words = Words()
    breadcrumb_labels: Words = Words()
    breadcrumb_first: Words = Words()
    breadcrumb_last: Words = Words()

    @cached_property
    def ways(self) -> Words:
        """Every word that leads about a site."""
        return Words((*self.links, *self.certain, *self.previous, *self.next))


class Digests(Table, frozen=True):
    """The labels of a digest."""

    labels: Words = Words()


class DigestsByRepetition(Table, frozen=True):
    """Say if a quote at the head that repeats the text is its digest."""

    quote: bool = False


class Disclaimers(Table, frozen=True):
    """Labels at the end of a post, those that count anywhere, and phrases."""

    labels: Words = Words()
    anywhere: Words = Words()
    phrases: Words = Words()


class Captions(Table, frozen=True):
    """How captions and credits begin and end; whether a line in italics or a short one under an image is one."""

    captions: Words = Words()
    credits: Words = Words()
    endings: Words = Words()
    italic: bool = False
    unmarked: bool = False


class Headings(Table, frozen=True):
    """Which paragraphs can be headings: clear ones (several in bold, 一、 二、 in order), any bold, numbered, short.

    ``afterwords`` in bold are ones beside headings that are marked as such; what ``askers`` ask in bold is none.
    """

    afterwords: Words = Words()
    askers: Words = Words()
    clear: bool = False
    bold: bool = False
    numbered: bool = False
    short: bool = False


class Lists(Table, frozen=True):
    """Say if numbered or dotted paragraphs in a row are a list."""

    paragraphs: bool = False


class Bylines(Table, frozen=True):
    """Words before a name without a colon, before a town behind it, in the name of where somebody works, of offices.

    ``unlabelled``: whether a line that is a name alone signs.
    """

    before: Words = Words()
    places: Words = Words()
    units: Words = Words()
    offices: Words = Words()
    unlabelled: bool = False


class Addresses(Table, frozen=True):
    """Say if an address alone at the end is the post's source; what a link says that leads to it."""

    bare: bool = False
    read_on: Words = Words()


class Datelines(Table, frozen=True):
    """Agencies whose name opens a report, and how papers that do so end."""

    agencies: Words = Words()
    paper_endings: Words = Words()


class Tickers(Table, frozen=True):
    """Addresses of shares, ``*`` their code; and whether codes in brackets are marked."""

    links: Words = Words()
    codes: bool = False


class Charts(Table, frozen=True):
    """Addresses of images that are drawn anew each day."""

    images: Words = Words()


class Auto(Table, frozen=True):
    """Addresses that a post of this kind names."""

    signs: Words = Words()


class Profile(Table, frozen=True, eq=False):
    """A whole profile, told from others as an object: what was asked of one is remembered by it."""

    name: str = ""
    labels: Labels = Labels()
    names: Names = Names()
    sources: Sources = Sources()
    author_notes: AuthorNotes = AuthorNotes()
    navigation: Navigation = Navigation()
    digests: Digests = Digests()
    digests_by_repetition: DigestsByRepetition = DigestsByRepetition()
    disclaimers: Disclaimers = Disclaimers()
    captions: Captions = Captions()
    headings: Headings = Headings()
    lists: Lists = Lists()
    bylines: Bylines = Bylines()
    addresses: Addresses = Addresses()
    datelines: Datelines = Datelines()
    tickers: Tickers = Tickers()
    charts: Charts = Charts()
    auto: Auto = Auto()


NONE: Final = Profile(name="none")
"""The profile under which no pass runs; one of a file is never it, whatever it is called."""
