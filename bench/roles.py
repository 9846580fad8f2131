"""Score roles: what ``postbind inspect --json`` finds in posts against a file of labels made by hand.

  python -m bench.roles LABELS [--site DIR] [--profile NAME|FILE] [--quiet]

LABELS is a JSON object: the name of a post's file → what is in it (title, date_iso, byline, source, source_url,
author_bio, digest, headings, captions, dropped, and where there are any editors, heading_levels,
n_body_paragraphs). Posts are looked for in DIR, else beside LABELS. Texts are compared as a reader sees them: blanks
are one, Markdown's links are their text, an apostrophe is one however it is typed. Exit code 1 when anything differs.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from convert import api
from convert.errors import ConvertError
from convert.inspection import inspection

ROLES: Final = (
    "title",
    "date",
    "byline",
    "editors",
    "source",
    "source_url",
    "author_note",
    "digest",
    "headings",
    "heading_levels",
    "captions",
    "dropped",
    "paragraphs",
)


class Score(msgspec.Struct):
    """How often a role was there and found, was missed, was found where none is."""

    found: int = 0
    missed: int = 0
    false: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 if nothing was."""
        return self.found / (self.found + self.false) if self.found + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 1 if nothing is."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Disagreement(msgspec.Struct, frozen=True):
    """One thing that the labels and the inspection do not share."""

    post: str
    role: str
    what: str
    text: str


_APOSTROPHES: Final = str.maketrans("‘’", "''")
"""kramdown sets one for ' in the post."""


def main() -> int:
    """Read the arguments, score, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.roles", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("labels", type=Path, metavar="LABELS")
    parser.add_argument("--site", type=Path, metavar="DIR", help="where the posts are; beside LABELS if not given")
    parser.add_argument("--profile", default="auto", metavar="NAME|FILE")
    parser.add_argument("--quiet", action="store_true", help="print the table alone")
    options = parser.parse_args()
    labels = json.loads(options.labels.read_text(encoding="utf-8"))
    scores, disagreements = score(labels, options.site or options.labels.parent, options.profile)
    print(table(scores, len(labels)))
    if not options.quiet:
        for one in disagreements:
            print(f"{one.post}: {one.role}: {one.what}: {one.text}")
    return 1 if disagreements else 0


def score(
    labels: Mapping[str, Mapping[str, Any]], site: Path, profile: str
) -> tuple[dict[str, Score], list[Disagreement]]:
    """Compare each labelled post with its inspection; a post that cannot be read misses all."""
    scores = {role: Score() for role in ROLES}
    disagreements: list[Disagreement] = []
    for name, label in labels.items():
        try:
            shown = inspection(api.read(_find(site, name), profile=profile))
        except ConvertError as error:
            disagreements.append(Disagreement(name, "all", "not read", str(error)))
            shown = {}
        for role, wanted in labelled(label).items():
            got = inspected(shown, role)
            _count(scores[role], wanted, got)
            disagreements += _differences(name, role, wanted, got)
    return scores, disagreements


def _find(site: Path, name: str) -> Path:
    """Return the post's file: at this path below the site, or wherever it stands there."""
    direct = site / name
    if direct.exists():
        return direct
    return next(iter(sorted(site.rglob(Path(name).name))), direct)


def _count(tally: Score, wanted: Counter[str], got: Counter[str]) -> None:
    tally.found += (wanted & got).total()
    tally.missed += (wanted - got).total()
    tally.false += (got - wanted).total()


def _differences(post: str, role: str, wanted: Counter[str], got: Counter[str]) -> Iterator[Disagreement]:
    yield from (Disagreement(post, role, "missed", text) for text in (wanted - got).elements())
    yield from (Disagreement(post, role, "false", text) for text in (got - wanted).elements())


# --- labels and inspections in one form --------------------------------------------------------------------------


def labelled(label: Mapping[str, Any]) -> dict[str, Counter[str]]:
    """Return what a label says of each role that it speaks of, as a reader sees it."""
    given = {
        "title": label.get("title"),
        "date": _date(label.get("date_iso")),
        "byline": label.get("byline"),
        "source": label.get("source"),
        "source_url": label.get("source_url"),
        "author_note": label.get("author_bio", label.get("author_note")),
        "digest": label.get("digest"),
        "headings": label.get("headings"),
        "captions": label.get("captions"),
        "dropped": label.get("dropped"),
    }
    for role, key in (("editors",) * 2, ("heading_levels",) * 2, ("paragraphs", "n_body_paragraphs")):
        if key in label:
            given[role] = label[key]
    return {role: _counted(value) for role, value in given.items()}


def inspected(shown: Mapping[str, Any], role: str) -> Counter[str]:
    """Return what an inspection says of a role."""
    source = shown.get("source") or {}
    match role:
        case "source" | "source_url":
            return _counted(source.get("name" if role == "source" else "url"))
        case "date":
            return _counted(_date(shown.get("date")))
        case "headings" | "captions" | "dropped":
            return _counted([entry["text"] for entry in shown.get(role, [])])
        case "heading_levels":
            return _counted([entry["level"] for entry in shown.get("headings", [])])
        case _:
            return _counted(shown.get(role))


def _counted(value: object) -> Counter[str]:
    values = value if isinstance(value, list) else [value]
    return Counter(text for text in (as_seen(str(one)) for one in values if one is not None) if text)


def as_seen(markdown: str) -> str:
    """Return Markdown's links as their text, every run of blanks as one, and an apostrophe as it is typed."""
    linked = re.sub(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\([^()]*\)", r"\1", markdown)
    return " ".join(linked.translate(_APOSTROPHES).split())


def _date(text: object) -> str | None:
    """Return the clock that a date shows: labels have no offset where the post has none."""
    return datetime.fromisoformat(str(text)).replace(tzinfo=None).isoformat() if text else None


def table(scores: Mapping[str, Score], posts: int) -> str:
    """Lay the scores out, a role a line."""
    rows = [f"{posts} posts", f"{'role':16}{'there':>7}{'found':>7}{'false':>7}{'P':>8}{'R':>8}{'F1':>8}"]
    for role, tally in scores.items():
        there = tally.found + tally.missed
        numbers = f"{tally.precision:8.3f}{tally.recall:8.3f}{tally.f1:8.3f}"
        rows.append(f"{role:16}{there:7}{tally.found:7}{tally.false:7}{numbers}")
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main())
