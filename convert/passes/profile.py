"""What a site profile says: the words and switches by which the passes find roles. Its files are TOML."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Final

import msgspec

from convert.patterns import pattern
from convert.scripts import has_han_or_kana, is_han_or_kana

Words = tuple[str, ...]

NONE: Final = "none"
"""The name of the profile under which no pass runs."""
FIRST_WORD: Final = pattern(r"[^\W\d_]+")


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=None):
    """A table of a profile: every key has a default, a key that does not exist is an error."""


class Labels(Table, frozen=True, dict=True):
    """The labels of each role: what stands before a name, a source, an address, a time.

    ``text`` also begins sentences, so that only full names may follow it.
    """

    author: Words = ()
    text: Words = ()
    reporter: Words = ()
    translator: Words = ()
    photographer: Words = ()
    editor: Words = ()
    source: Words = ()
    source_url: Words = ()
    published: Words = ()
    published_at_the_head: Words = ()
    updated: Words = ()
    beside: Words = ()

    @cached_property
    def keys(self) -> tuple[tuple[str, Callable[[str], bool]], ...]:
        """Return what says of a text whether it is a label, key by key."""
        return tuple((name, one_of(getattr(self, name))) for name in self.__struct_fields__)

    @cached_property
    def every(self) -> Words:
        """Every label, once."""
        return tuple(dict.fromkeys(word for name in self.__struct_fields__ for word in getattr(self, name)))

    @cached_property
    def by_first_word(self) -> dict[str, Words]:
        """The labels in letters, in small ones, by the first word of each."""
        small = {word.lower() for word in self.every if not has_han_or_kana(word)}
        first = {word: FIRST_WORD.match(word) for word in small}
        found: dict[str, Words] = {}
        for word, match in first.items():
            if match:
                found[match[0]] = (*found.get(match[0], ()), word)
        return found


class Names(Table, frozen=True):
    """What a name looks like: family names, what is no name in spite of one, organisations by their ends, nobody."""

    surnames: str = ""
    weak_surnames: str = ""
    rare_surnames: str = ""
    compounds: Words = ()
    not_names: Words = ()
    organisations: Words = ()
    signing_organisations: Words = ()
    not_latin_names: Words = ()
    not_first_names: Words = ()
    particles: Words = ()
    forms_of_address: Words = ()
    nobody: Words = ()


class Sources(Table, frozen=True):
    """How the names of media end, what ends so and is none; how a sentence says where a text stood first.

    Behind a label of ``sure_labels`` any name is one, behind one of ``doubtful_labels`` a medium's alone.
    """

    media: Words = ()
    not_sources: Words = ()
    unknown: Words = ()
    sure_labels: Words = ()
    doubtful_labels: Words = ()
    first_published: Words = ()
    small_words: Words = ()


class AuthorNotes(Table, frozen=True):
    """How a note on an author begins, what it ends with, what joins a name to what somebody is."""

    labels: Words = ()
    verbs: Words = ()
    occupations: Words = ()


class Navigation(Table, frozen=True):
    """The words of ways about a site, of share bars and of breadcrumbs.

    A line of ``links`` needs one that is ``certain``, or one ``previous`` and one ``next``; ``back`` needs the name of
    a section behind it, ``no_neighbour`` is said where a post is the first or the last.
    """

    links: Words = ()
    certain: Words = ()
    previous: Words = ()
    next: Words = ()
    neighbours: Words = ()
    no_neighbour: Words = ()
    back: Words = ()
    share: Words = ()
    share_labels: Words = ()
    share_actions: Words = ()
    share_addresses: Words = ()
    breadcrumb_labels: Words = ()
    breadcrumb_first: Words = ()
    breadcrumb_last: Words = ()


class Digests(Table, frozen=True):
    """The labels of a digest."""

    labels: Words = ()


class DigestsByRepetition(Table, frozen=True):
    """Whether a quote at the head that repeats the text is its digest."""

    quote: bool = False


class Disclaimers(Table, frozen=True):
    """Labels at the end of a post, those that count anywhere, and phrases."""

    labels: Words = ()
    anywhere: Words = ()
    phrases: Words = ()


class Captions(Table, frozen=True):
    """How captions and credits begin and end; whether a line in italics or a short one under an image is one."""

    captions: Words = ()
    credits: Words = ()
    endings: Words = ()
    italic: bool = False
    unmarked: bool = False


class Headings(Table, frozen=True):
    """Which paragraphs can be headings: clear ones (several in bold, 一、 二、 in order), any bold, numbered, short."""

    clear: bool = False
    bold: bool = False
    numbered: bool = False
    short: bool = False


class Lists(Table, frozen=True):
    """Whether numbered or dotted paragraphs in a row are a list."""

    paragraphs: bool = False


class Bylines(Table, frozen=True):
    """Words before a name without a colon; whether a line that is a name and nothing else signs the post."""

    before: Words = ()
    unlabelled: bool = False


class Addresses(Table, frozen=True):
    """Whether an address alone at the end is the post's source; what a link says that leads to it."""

    bare: bool = False
    read_on: Words = ()


class Datelines(Table, frozen=True):
    """Agencies whose name opens a report, and how papers that do so end."""

    agencies: Words = ()
    paper_endings: Words = ()


class Tickers(Table, frozen=True):
    """Addresses of shares, ``*`` their code; and whether codes in brackets are marked."""

    links: Words = ()
    codes: bool = False


class Charts(Table, frozen=True):
    """Addresses of images that are drawn anew each day."""

    images: Words = ()


class Auto(Table, frozen=True):
    """Addresses that a post of this kind names."""

    signs: Words = ()


class Profile(Table, frozen=True, dict=True):
    """A whole profile. ``why`` is how it was chosen; a file never says it."""

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
    why: str = ""

    @cached_property
    def ways(self) -> Words:
        """Every word that leads about a site."""
        words = self.navigation
        return (*words.links, *words.certain, *words.previous, *words.next)


SPREAD: Final = 2
"""Characters of a word that may be spread."""
NOTHING: Final = pattern(r"(?!)")


@lru_cache(maxsize=256)
def any_of(words: Words) -> str:
    """Return the source of an expression that matches any of the words, the longest first.

    Words that begin with the same letter share it: at most places of a text none of hundreds begins, and trying each
    in turn is what a search costs.
    """
    if not words:
        return NOTHING.pattern
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    letters = dict.fromkeys(word[0] for word in ordered if word[0].isalnum())
    groups = [[_word(word)[1:] for word in ordered if word[0] == letter] for letter in letters]
    shared = [f"{letter}(?:{'|'.join(rests)})" for letter, rests in zip(letters, groups, strict=True)]
    return "|".join([*shared, *(_word(word) for word in ordered if not word[0].isalnum())])


def is_one_of(text: str, words: Words) -> bool:
    """Whether a text is one of the words and nothing else; in any case, whatever blanks are in it."""
    return one_of(words)(text)


@lru_cache(maxsize=256)
def one_of(words: Words) -> Callable[[str], bool]:
    """Return what says whether a text is one of the words.

    Those without ``*`` are looked up, for compiling all is dear; so is hashing a long tuple for each text.
    """
    plain = frozenset("".join(word.lower().split()) for word in words if "*" not in word)
    spread = tuple(word for word in words if "*" in word)
    others = pattern(any_of(spread), re.IGNORECASE) if spread else None
    return lambda text: "".join(text.lower().split()) in plain or bool(others and others.fullmatch(text))


@lru_cache(maxsize=64)
def addresses(words: Words) -> re.Pattern[str]:
    """Return an expression for addresses without their scheme; ``*`` is any run and is captured."""
    if not words:
        return NOTHING
    each = ("".join("(.+)" if part == "*" else re.escape(part) for part in re.split(r"(\*)", word)) for word in words)
    return pattern("(?:https?:)?//(?:" + "|".join(each) + ")", re.IGNORECASE)


def _word(word: str) -> str:
    """Turn a word of a profile into an expression: ``*`` is a run of up to eight letters.

    A word of two Han characters may be spread: 作　者.
    """
    if len(word) == SPREAD and all(map(is_han_or_kana, word)):
        return rf"{word[0]}\s?{word[1]}"
    blank_or_not = (r"\s*" if part == " " else re.escape(part) for part in re.split(r"( )", word))
    return "".join(blank_or_not).replace(r"\*", r"[\w·]{0,8}?")
