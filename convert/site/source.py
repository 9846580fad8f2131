"""A post as the reader is handed it, put together from what is known of it and of its site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from convert.errors import ConvertError, Position
from convert.nodes import Meta
from convert.notes import Note
from convert.site.config import DEFAULTS, Config
from convert.site.facts import Facts, read_facts
from convert.site.formulas import asks_for_formulas
from convert.site.meta import meta_of
from convert.site.names import HTML, parse_name
from convert.site.page import Page, page_values
from convert.sources import Markup, PostSource, SiteView

_PLAIN: Final = frozenset({"", ".txt", ".text", ".mdown", ".mdwn", ".markdn"})
"""Suffixes that Jekyll takes for no Markdown, and a person who names the file does."""


def source_of(  # noqa: PLR0913 - each is a part of its own
    facts: Facts,
    config: Config,
    path: str,
    *,
    markup: Markup,
    meta: Meta,
    page: Mapping[str, Any],
    site: SiteView | None,
    notes: tuple[Note, ...],
) -> PostSource:
    """Return a post that messages name by ``path``."""
    return PostSource(
        path=path,
        text=facts.parts.body,
        meta=meta,
        first_line=facts.parts.first_line,
        markup=markup,
        liquid=facts.values.get("render_with_liquid") is not False,
        page=page,
        kramdown=config.kramdown,
        formulas=asks_for_formulas(facts.values, config.values),
        site=site,
        notes=notes,
    )


def markup_of(origin: str, path: str, config: Config) -> Markup:
    """Return what a post is written in, by its suffix. Errors: ConvertError for what nobody here reads."""
    suffix = parse_name(origin.rsplit("/", 1)[-1]).suffix.lower()
    if suffix in HTML:
        return Markup.HTML
    if suffix in config.markdown_extensions or suffix in _PLAIN:
        return Markup.MARKDOWN
    raise ConvertError(f"{suffix} is neither Markdown nor HTML. Convert it to Markdown first.", Position(path))


def source_alone(data: str | bytes, name: str) -> PostSource:
    """Return a post that stands in no file and in no site: Jekyll's defaults hold, and no folder is read for it."""
    config, origin = Config(dict(DEFAULTS)), origin_of(name)
    markup = markup_of(origin, name, config)
    facts = read_facts(bytes_of(data), origin, name, config, ())
    meta, notes = meta_of(facts, config, "", {})
    page, notes = _page(facts, config), (*facts.notes, *notes)
    return source_of(facts, config, name, markup=markup, meta=meta, page=page, site=None, notes=notes)


def _page(facts: Facts, config: Config) -> Page:
    from convert.site.excerpts import excerpt_of  # few posts show their own
    from convert.site.permalinks import permalink

    return Page(lambda: page_values(facts, permalink(facts, config)), {"excerpt": lambda: excerpt_of(facts, config)})


def bytes_of(data: str | bytes) -> bytes:
    """Return a text that stands in no file as a file would hold it."""
    return data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data


def origin_of(name: str) -> str:
    """Return the path of a post that stands in no file and is called ``name``: Markdown, if that has no suffix."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return last if parse_name(last).suffix else (last.strip("-") or "post") + ".md"
