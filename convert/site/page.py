"""``page`` as Liquid sees it: front matter, what Jekyll adds, and neighbours that are looked up when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from convert.site.facts import Facts
from convert.site.names import HTML, title_of
from convert.sources import Markup, Unrendered


class Page(Mapping[str, Any]):
    """A mapping that is made when it is first asked, and ``later`` values of it when they are asked for themselves.

    Threads that read with one site share its pages: two that ask at once may both make a value, and each has one.
    """

    def __init__(self, values: Callable[[], Mapping[str, Any]], later: Mapping[str, Callable[[], Any]]) -> None:
        self._made = values
        self._later = later
        self._asked: dict[str, Any] = {}

    @cached_property
    def _values(self) -> dict[str, Any]:
        return dict(self._made())

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - any value of front matter
        if key not in self._later:
            return self._values[key]
        if key not in self._asked:
            self._asked[key] = self._later[key]()
        return self._asked[key]

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys((*self._values, *self._later))

    def __len__(self) -> int:
        return len(self._values.keys() | self._later.keys())

    def __str__(self) -> str:
        return str(self._values.get("content", ""))


def page_values(facts: Facts, url: str) -> dict[str, Any]:
    """Return what Jekyll shows of a post besides its neighbours and excerpt; its own keys win over front matter's."""
    values = {key: value for key, value in facts.values.items() if isinstance(key, str)}
    title = facts.values.get("title")
    return values | {
        "id": f"{url.rstrip('/').rpartition('/')[0]}/{facts.slug}",
        "url": url,
        "path": facts.place,
        "relative_path": facts.place,
        "title": title_of(facts.name.slug) if title is None or title is False else title,
        "date": facts.date,
        "categories": list(facts.categories),
        "tags": list(facts.tags),
        "collection": "posts",
        "content": unrendered(facts, facts.parts.body),
        "output": None,
        "name": values.get("name", facts.origin.rsplit("/", 1)[-1]),
        "slug": facts.slug,
        "ext": facts.name.suffix,
        "draft": facts.draft,
    }


def unrendered(facts: Facts, text: str) -> Unrendered:
    """Return a text of a post with what decides how it is rendered."""
    markup = Markup.HTML if facts.name.suffix.lower() in HTML else Markup.MARKDOWN
    return Unrendered(text, facts.origin, markup, facts.values.get("render_with_liquid") is not False)
