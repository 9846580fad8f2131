"""Real posts: what is known of each against what Jekyll made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from convert.site import Site
from convert.title_markup import read_title


def built(corpus: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield each post of the corpus that Jekyll built, and what it said of it."""
    for file in sorted((corpus / "oracle/jekyll").glob("*/meta.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            said = json.loads(line)
            if "url" in said:
                yield corpus / "jekyll" / file.parent.name / said["path"], said


def test_each_post_has_the_meta_that_jekyll_gave_it(corpus: Path) -> None:
    wrong, count = [], 0
    for path, said in built(corpus):
        site = Site.of_post(path)
        # Jekyll was run without the sites' own defaults and collections, where four of them set permalinks
        site.settings = replace(site.settings, values={**site.settings.values, "defaults": [], "collections": {}})
        source, count = site.source(path), count + 1
        meta = source.meta
        ours = {
            "title": meta.title,
            "date": meta.date,
            "categories": list(meta.categories),
            "tags": list(meta.tags),
            "slug": meta.slug,
            "url": source.page["url"],
        }
        theirs = {key: said[key] for key in ours} | {
            "title": read_title(str(said["title"]).strip()),
            "date": datetime.fromisoformat(said["date"]),
        }
        wrong += [(path.name, key, theirs[key], ours[key]) for key in ours if ours[key] != theirs[key]]
    assert count > 250
    assert wrong == []
