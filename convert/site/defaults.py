"""Front matter that a site sets for whole folders: ``defaults`` of the configuration.

Source: Jekyll's documentation ("Front Matter Defaults") and its behaviour: a path is a plain prefix of text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from convert.notes import Code, Note
from convert.patterns import pattern

_POST_TYPES: Final = frozenset({"posts", "post"})
_GLOB: Final = pattern(r"\*\*/|\*|\?")


class Rule(msgspec.Struct, frozen=True):
    """One set of defaults: ``path`` as written, whether it names the type, its values."""

    path: str
    typed: bool
    values: Mapping[str, Any]

    def fits(self, origin: str, folder: str) -> bool:
        """Say if the rule is for the post at a path below the site; ``folder`` holds the collections."""
        if "*" not in self.path:
            return origin.removeprefix(folder).startswith(self.path.removeprefix(folder))
        return re.match(_pattern(self.path), origin) is not None


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


def _pattern(glob: str) -> str:
    """Return an expression for the paths that have a hit of a glob as a prefix."""
    pieces = {"**/": "(?:[^/]+/)*", "*": "[^/]*", "?": "[^/]"}
    last, parts = 0, []
    for found in _GLOB.finditer(glob):
        parts += [re.escape(glob[last : found.start()]), pieces[found.group()]]
        last = found.end()
    return "".join(parts) + re.escape(glob[last:].rstrip("/")) + r"(?:/|\Z)"
