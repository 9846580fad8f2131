"""Front matter that a site sets for whole folders: ``defaults`` of the configuration.

Source: Jekyll's documentation ("Front Matter Defaults") and its behaviour: a path is a plain prefix of text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from convert.notes import Code, Note
from convert.patterns import pattern

_POST_TYPES: Final = frozenset({"posts", "post"})
_GLOB: Final = pattern(r"(\*\*/|\*|\?)")


class Rule(msgspec.Struct, frozen=True):
    """One set of defaults: ``path`` as written, whether it names the type, its values."""

    path: str
    typed: bool
    values: Mapping[str, Any]

    def fits(self, origin: str, folder: str) -> bool:
        """Say if the rule is for the post at a path below the site; ``folder`` holds the collections."""
        if "*" not in self.path:
            return origin.removeprefix(folder).startswith(self.path.removeprefix(folder))
        return _has_hit(self.path, origin)


def rules(defaults: Sequence[Any], kinds: frozenset[str] = _POST_TYPES) -> tuple[tuple[Rule, ...], tuple[Note, ...]]:
    """Return the rules for files of these types (posts), those that count more later, and what could not be read."""
    found: list[Rule] = []
    notes: list[Note] = []
    for item in defaults:
        values = item.get("values") if isinstance(item, Mapping) else None
        scope = item.get("scope", {}) if isinstance(item, Mapping) else None
        if not isinstance(values, Mapping) or not isinstance(scope, Mapping):
            notes.append(Note(Code.CONFIG_VALUE, "a set of defaults without scope or values is not read"))
            continue
        kind = scope.get("type")
        path = scope.get("path")
        if kind is None or kind in kinds:
            found.append(Rule(path if isinstance(path, str) else "", kind is not None, values))
    return tuple(sorted(found, key=lambda rule: (len(rule.path), rule.typed))), tuple(notes)


def defaults_for(origin: str, every: Sequence[Rule], folder: str) -> dict[str, Any]:
    """Return the defaults of the post at a path, mappings merged deeply."""
    values: dict[str, Any] = {}
    for rule in every:
        if rule.fits(origin, folder):
            values = merged(values, rule.values)
    return values


def merged(below: Mapping[Any, Any], above: Mapping[Any, Any]) -> dict[Any, Any]:
    """Lay one mapping over another as Jekyll does: mappings in both are merged, an empty value keeps what is below."""
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            result[key] = merged(old, value)
        else:
            result[key] = old if value is None else value
    return result


def _has_hit(glob: str, path: str) -> bool:
    """Say if a glob matches a path or the beginning of one, up to a slash.

    All places that the pieces of the glob may reach are followed at once: an expression would try their combinations.
    """
    *pieces, last = _GLOB.split(glob)
    reached = {0}
    for piece in (*pieces, last.rstrip("/")):
        reached = _reached(piece, path, reached)
    return any(path[at : at + 1] in ("", "/") for at in reached)


def _reached(piece: str, path: str, starts: set[int]) -> set[int]:
    """Return where in a path a piece of a glob may end that begins at one of some places."""
    match piece:
        case "**/":
            return _below(path, starts)
        case "*":
            return _within(path, starts)
        case "?":
            return {at + 1 for at in starts if path[at : at + 1] not in ("", "/")}
        case _:
            return {at + len(piece) for at in starts if path.startswith(piece, at)}


def _below(path: str, starts: set[int]) -> set[int]:
    """Return the places themselves and the beginnings of the names in the folders that follow."""
    ends = set(starts)
    for at in range(len(path)):
        slash = path.find("/", at) if at in ends else -1
        if slash > at:
            ends.add(slash + 1)
    return ends


def _within(path: str, starts: set[int]) -> set[int]:
    """Return the places themselves and all that follow in the same name."""
    ends = set(starts)
    for at in range(len(path)):
        if at in ends and path[at] != "/":
            ends.add(at + 1)
    return ends
