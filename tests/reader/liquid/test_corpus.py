"""Real posts whose Liquid needs nothing that is not in the corpus run without an error note."""

from __future__ import annotations

import json
from pathlib import Path

from convert.notes import Code
from convert.reader.liquid import render
from convert.site import Site


def test_real_posts_run_without_errors(corpus: Path) -> None:
    noted, seen = [], 0
    for listing in sorted((corpus / "oracle/jekyll").glob("*/meta.jsonl")):
        folder = corpus / "jekyll" / listing.parent.name
        for line in listing.read_text(encoding="utf-8").splitlines():
            facts = json.loads(line)
            path = folder / facts["path"]
            if facts.get("engine") != "liquid+kramdown" or facts.get("absent") or not path.is_file():
                continue
            seen += 1
            done = render(Site.of_post(path).source(path))
            noted += [(facts["path"], n.message) for n in done.notes if n.code == Code.LIQUID_ERROR]
    assert seen
    assert noted == []
