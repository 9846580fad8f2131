"""Propose a profile from what recurs at the head and the tail of a site's posts.

One post is read at a time; what is counted is bounded, so that a site of any size fits.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import msgspec

from convert.nodes import Paragraph, Post
from convert.passes.disclaimer_form import PHRASE_WIDTH, is_disclaimer
from convert.passes.fields import fields_of
from convert.passes.navigation import drop_navigation
from convert.passes.profile import Profile
from convert.passes.profiles import load
from convert.passes.text import ends_a_sentence, line_of, unbracketed, width
from convert.patterns import pattern

EDGE: Final = 4
"""Paragraphs at the head, and as many at the tail, that are looked at."""
KEPT: Final = 4_000
"""Lines that are counted at a time; when they are more, those seen least are forgotten."""
SHARE: Final = 0.02
LEAST: Final = 3
"""How often a line must recur to be proposed: in this share of the posts, and this many times."""
EXAMPLES: Final = 3
LINE_WIDTH: Final = 40
"""Han characters of the longest line that may be a label or a way about the site; a sentence may be longer."""
EXTENDED: Final = "finews"
"""The built-in profile that the proposal extends: what it finds is not proposed."""
_LABEL: Final = pattern(r"(?P<label>[^\W\d_][^\s：:|｜丨/／。，]{0,11}?)\s*[：:|｜丨/／]\s*(?P<value>\S.*)")


class Seen(msgspec.Struct):
    """A line or a label: how often it was seen, in what, and where first."""

    count: int = 0
    examples: list[str] = []
    where: list[str] = []


class Tally:
    """Counts in bounded memory: the least seen are forgotten when there are too many (lossy counting)."""

    def __init__(self, kept: int = KEPT) -> None:
        self.kept = kept
        self.seen: dict[str, Seen] = {}

    def add(self, key: str, example: str, where: str) -> None:
        """Count a key once more, with the line in which it stood and the post."""
        entry = self.seen.setdefault(key, Seen())
        entry.count += 1
        if len(entry.examples) < EXAMPLES and example not in entry.examples:
            entry.examples.append(example)
            entry.where.append(where)
        if len(self.seen) > 2 * self.kept:
            self._forget()

    def _forget(self) -> None:
        ranked = sorted(self.seen.items(), key=lambda item: (-item[1].count, item[0]))
        self.seen = dict(ranked[: self.kept])

    def frequent(self, least: int) -> Iterator[tuple[str, Seen]]:
        """Yield what was seen at least so often, the most frequent first."""
        ranked = sorted(self.seen.items(), key=lambda item: (-item[1].count, item[0]))
        yield from ((key, entry) for key, entry in ranked if entry.count >= least)


class Learned:
    """What was counted over a site: what the extended profile knows, and what it does not."""

    def __init__(self) -> None:
        self.posts = 0
        self.known, self.labels, self.lines, self.sentences = Tally(), Tally(), Tally(), Tally()


def learn(posts: Iterable[Post]) -> str:
    """Return a profile as TOML: what recurs, each line with its count and examples, for a person to accept.

    Shapes: posts as read, without roles; they are iterated once. What the built-in profiles know already is listed
    in comments; what they do not know is proposed in comments too, to be uncommented.
    """
    learned = Learned()
    profile = load(EXTENDED)
    for post in posts:
        learned.posts += 1
        left = drop_navigation(post, profile)
        for decision in left.decisions[len(post.decisions) :]:
            learned.known.add(f"dropped: {decision.rule}", decision.text, post.meta.origin)
        for line in dict.fromkeys(_edge_lines(left)):
            _count(learned, line, post.meta.origin, profile)
    return "\n".join(_toml(learned)) + "\n"


def _edge_lines(post: Post) -> Iterator[str]:
    """Yield the lines at the head and the tail of a post that are no long paragraphs."""
    paragraphs = [block for block in post.blocks if isinstance(block, Paragraph)]
    tail = deque(paragraphs[EDGE:], maxlen=EDGE)
    for block in (*islice(paragraphs, EDGE), *tail):
        line = line_of(block)
        if line and width(line) <= PHRASE_WIDTH:
            yield line


def _count(learned: Learned, line: str, where: str, profile: Profile) -> None:
    """Count a line as what is known, as a sentence, or as a line and the label at its beginning."""
    if is_disclaimer(line, profile, at_the_end=True):
        learned.known.add("disclaimer", line, where)
    elif ends_a_sentence(line) or width(line) > LINE_WIDTH:
        learned.sentences.add(line, line, where)
    elif fields := fields_of(line, profile):
        for field in fields:
            learned.known.add(f"{field.kind}: {field.label or 'by its form'}", line, where)
    else:
        match = _LABEL.fullmatch(unbracketed(line))
        if match and "//" not in match[0]:
            learned.labels.add(match["label"], line, where)
        learned.lines.add(line, line, where)


# --- TOML --------------------------------------------------------------------------------------------------------


def _toml(learned: Learned) -> Iterator[str]:
    least = max(LEAST, int(learned.posts * SHARE))
    yield f"# Proposed from {learned.posts} posts: what recurs in at least {least} of them at the head or the tail."
    yield "# Nothing here is on: uncomment what is right, move labels to the role that they are."
    yield 'schema = "postbind/profile@1"'
    yield f'extends = "{EXTENDED}"'
    yield from _section("Found without this profile", list(learned.known.frequent(least)))
    yield from _labels(list(learned.labels.frequent(least)))
    yield from _navigation(list(learned.lines.frequent(least)))
    yield from _sentences(list(learned.sentences.frequent(least)))


def _section(title: str, entries: list[tuple[str, Seen]]) -> Iterator[str]:
    yield f"\n# {title}: {'' if entries else 'none.'}".rstrip()
    for key, entry in entries:
        yield f"# {entry.count:6} × {_printable(key)}"
        yield from (f"#          {_printable(line)}   ({_printable(at)})" for line, at in _examples(entry))


def _labels(entries: list[tuple[str, Seen]]) -> Iterator[str]:
    """Propose labels under each role that they may be; a person knows which."""
    yield "\n[labels]"
    yield from _section("Labels that no profile knows", entries)
    yield from _proposed(("source", "author", "editor"), entries)


def _navigation(entries: list[tuple[str, Seen]]) -> Iterator[str]:
    """Propose lines that say the same in post after post."""
    same = [(line, entry) for line, entry in entries if not _LABEL.fullmatch(unbracketed(line))]
    yield "\n[navigation]"
    yield from _section("Lines that are the same in many posts", same)
    yield from _proposed(("links", "certain"), same)


def _sentences(entries: list[tuple[str, Seen]]) -> Iterator[str]:
    """Propose sentences that stand at an edge of many posts: at the end they stay, as disclaimers."""
    yield "\n[disclaimers]"
    yield from _section("Sentences that are the same in many posts", entries)
    yield from _proposed(("phrases",), entries)


def _proposed(keys: tuple[str, ...], entries: list[tuple[str, Seen]]) -> Iterator[str]:
    words = ", ".join(_string(word) for word, _ in entries)
    yield from (f"# {key} = [{words}]" for key in keys if entries)


def _examples(entry: Seen) -> list[tuple[str, str]]:
    return list(zip(entry.examples, entry.where, strict=True))


def _string(text: str) -> str:
    escaped = _printable(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _printable(text: str) -> str:
    """Keep control characters out of the file: TOML allows none, and a comment ends with its line."""
    return "".join(character if character.isprintable() else " " for character in text)
