"""Labels of footnotes as kramdown takes them: ASCII letters, digits, hyphens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from convert.nodes import FootnoteReference, Inline, Post
from convert.patterns import pattern
from convert.walk import change_inlines

_PLAIN: Final = pattern(r"[A-Za-z0-9_][A-Za-z0-9_\-]*")


def plain_label(label: str) -> str:
    """Return a label that kramdown takes."""
    if _PLAIN.fullmatch(label):
        return label
    return "n-" + "-".join(f"{ord(char):x}" for char in label)


def told_apart(post: Post) -> Post:
    """Return a post with footnotes whose labels are still different when they are written: two may come to one."""
    names = _names([note.label for note in post.footnotes])
    if not names:
        return post

    def change(inline: Inline) -> Inline:
        if not isinstance(inline, FootnoteReference):
            return inline
        return replace(inline, label=names.get(inline.label, inline.label))

    made = change_inlines(post, change)
    footnotes = tuple(replace(note, label=names.get(note.label, note.label)) for note in made.footnotes)
    return replace(made, footnotes=footnotes)


def _names(labels: Sequence[str]) -> dict[str, str]:
    """Return the labels that would be written as another's, and a name of its own for each."""
    taken = {label for label in labels if plain_label(label) == label}
    names: dict[str, str] = {}
    for label in labels:
        name, number = plain_label(label), 1
        if name == label:
            continue
        while name in taken:
            number += 1
            name = f"{plain_label(label)}-{number}"
        taken.add(name)
        if number > 1:
            names[label] = name
    return names
