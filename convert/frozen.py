"""Values that never change: the base of every node, and a mapping of JSON values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

_NOT_COMPARED: Final = frozenset({"address", "lines", "named_by_file", "authors", "site_author", "root", "site"})
"""Fields that say where something was found, not what it is: a title may come from the file's name, an author from the
site."""


class Node(msgspec.Struct, frozen=True, tag=True, eq=False, omit_defaults=True):
    """What every node shares: equality and hash over all fields but the position."""

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._compared() == other._compared()

    def __ne__(self, other: object) -> bool:  # msgspec has one of its own, which counts positions
        return not self == other

    def __hash__(self) -> int:
        return hash((type(self), *self._compared()))

    def _compared(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name not in _NOT_COMPARED)


class FrozenMap(Mapping[str, Any]):
    """A mapping that never changes and can be hashed; JSON values inside, lists as tuples."""

    __slots__ = ("_data",)

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        self._data: dict[str, Any] = {key: freeze(value) for key, value in (data or {}).items()}

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - a value of the post's own front matter
        return self._data[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FrozenMap) and self._data == other._data

    def __hash__(self) -> int:
        return hash(frozenset(self._data.items()))

    def __repr__(self) -> str:
        return f"FrozenMap({self._data!r})"

    def __reduce__(self) -> tuple[type[FrozenMap], tuple[dict[str, Any]]]:
        return (FrozenMap, (self._data,))


def freeze(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Turn JSON's lists into tuples and its objects into FrozenMaps, all the way down."""
    if isinstance(value, Mapping):
        return value if isinstance(value, FrozenMap) else FrozenMap(value)
    if isinstance(value, (list, tuple)):
        return tuple(freeze(item) for item in value)
    return value
