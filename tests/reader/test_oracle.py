"""Real posts against the pages that Jekyll made of them: the same tree and the same text, through the whole reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from convert.compare import Difference, find
from convert.errors import ConvertError
from convert.reader.read import body_tree
from convert.site import Site

TREES, TEXTS = 0.98, 0.995
"""Shares of the pages that must agree; those that show what is not there, or the build's time, are left out."""


def pages(corpus: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each post with the page that Jekyll made of it."""
    for meta in sorted((corpus / "oracle" / "jekyll").glob("*/meta.jsonl")):
        site = corpus / "jekyll" / meta.parent.name
        for line in meta.read_text("utf-8").splitlines():
            entry = json.loads(line)
            page = meta.parent / f"{entry['path']}.html"
            post = site / entry["path"]
            if page.is_file() and not entry.get("absent") and post.is_file() and b"site.time" not in post.read_bytes():
                yield post, page
    for page in sorted((corpus / "oracle" / "finews").glob("*.html")):
        yield corpus / "finews" / page.stem, page


def compared(post: Path, page: Path) -> Difference | None:
    try:
        ours, _ = body_tree(Site.of_post(post).source(post))
    except ConvertError as error:
        return Difference("text", str(error), "")
    found = find(ours.body, page.read_text("utf-8"))
    return found.difference or next((part.as_difference() for part in found.beside), None)


def test_real_posts_are_read_as_jekyll_reads_them(corpus: Path) -> None:
    found = [(post, compared(post, page)) for post, page in pages(corpus)]
    differ = [(post.name, difference) for post, difference in found if difference is not None]
    texts = [name for name, difference in differ if difference.kind == "text"]
    assert len(found) > 250
    assert len(differ) <= (1 - TREES) * len(found), differ
    assert len(texts) <= (1 - TEXTS) * len(found), differ
