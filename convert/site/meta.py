"""``Meta`` from what is known of a post: its language, its last change, and every key that has no field of its own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from convert.front_matter.dates import in_zone
from convert.frozen import FrozenMap
from convert.nodes import Meta
from convert.notes import Code, Note
from convert.site.authors import author_of_site, authors_of, why_unknown
from convert.site.config import Config
from convert.site.facts import UPDATED, Facts
from convert.site.languages import detect_language, language_of_path, language_tag, same_script
from convert.site.values import json_value

_LANGUAGE_KEYS: Final = ("lang", "language", "locale")
_TAKEN: Final = frozenset({"title", "date", "categories", "category", "tags", "tag", "slug"})
"""Keys that have a field of their own in Meta; the rest is kept in ``extra``."""


def meta_of(facts: Facts, config: Config, root: Path | str, data: Mapping[str, Any]) -> tuple[Meta, tuple[Note, ...]]:
    """Return the Meta of a post and what its keys say that means nothing; ``data`` is the site's, ``root`` its folder.

    ``extra`` keeps the post's own keys, not the site's defaults; a key of roles (``byline``, ``source`` …) stays there
    for the reader.
    """
    lang, key, notes = language_of(facts, config)
    updated = facts.updated
    taken = _TAKEN | ({key} if key else set()) | (frozenset(UPDATED) if updated else frozenset())
    digest = facts.own.get("digest")
    meta = Meta(
        title=facts.title,
        named_by_file=facts.values.get("title") in (None, False),
        lang=lang,
        date=facts.date,
        updated=in_zone(updated, config.zone) if updated and config.zone else updated,
        categories=facts.categories,
        tags=facts.tags,
        slug=facts.slug,
        digest=digest if isinstance(digest, str) and digest.strip() else None,
        authors=authors_of(facts.own, facts.values, data),
        site_author=author_of_site(config.values, data),
        origin=facts.origin,
        root=os.fspath(root),
        site=(config.text("url") + config.text("baseurl")).rstrip("/") or config.text("title"),
        address=_web_address(facts, config),
        extra=FrozenMap(json_value({key: value for key, value in facts.own.items() if key not in taken})),
    )
    reason = why_unknown(facts.values, config.values, data)
    return meta, (*notes, Note(Code.DATA_UNREADABLE, reason)) if reason else notes


def _web_address(facts: Facts, config: Config) -> str:
    if not config.text("url"):
        return ""
    from convert.site.permalinks import web_address

    return web_address(facts, config)


def language_of(facts: Facts, config: Config) -> tuple[str, str | None, tuple[Note, ...]]:
    """Return a post's language, the key of the front matter that says it, and notes on keys that name none.

    Asked in turn: front matter, the folders, the configuration unless the letters are of another script, the letters.
    """
    notes: list[Note] = []
    for key in _LANGUAGE_KEYS:
        tag = language_tag(facts.values.get(key))
        if tag:
            return tag, key, tuple(notes)
        if facts.values.get(key) is not None:
            notes.append(Note(Code.FRONT_MATTER_VALUE, f"{key}: names no language: not read"))
    of_path = language_of_path(facts.origin.split("/")[:-1])
    if of_path:
        return of_path, None, tuple(notes)
    detected = detect_language(f"{facts.title}\n{facts.parts.body}")
    configured = next(filter(None, (language_tag(config.values.get(key)) for key in _LANGUAGE_KEYS)), None)
    if configured is not None and same_script(configured, detected):
        return configured, None, tuple(notes)
    return detected, None, tuple(notes)
