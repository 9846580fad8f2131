"""Measure the kramdown reader: kramdown's own cases, real posts, speed: ``python -m bench.kramdown CORPUS``.

CORPUS (else the environment variable ``POSTBIND_CORPUS``) holds ``kramdown/testcases``, ``jekyll`` and ``oracle``.
``--differ`` names what differs. A tree is the nesting of tags and the text in it, runs of blanks as one; ids, classes
and other attributes do not count there, bytes do.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from convert.reader.kramdown import JEKYLL_OPTIONS, to_html

CASE_DEFAULTS: Final[Mapping[str, Any]] = {"auto_ids": False, "footnote_nr": 1}
HIGHLIGHTED: Final = frozenset(
    f"block/06_codeblock/{name}"
    for name in ("rouge/simple", "rouge/multiple", "highlighting", "highlighting-opts", "guess_lang_css_class")
) | {"span/03_codespan/rouge/simple", "span/03_codespan/highlighting"}
"""Cases whose pages hold the spans of a Ruby highlighter."""

FRONT_MATTER: Final = re.compile(r"\A---[ \t]*\r?\n.*?^---[ \t\r\n]*$\n?", re.DOTALL | re.MULTILINE)


class Sample(NamedTuple):
    """A source, the page it should give, and the options."""

    name: str
    source: str
    page: str
    options: dict[str, Any]


def cases(corpus: Path) -> Iterator[Sample]:
    """Yield kramdown's own cases that give HTML without a highlighter."""
    root = corpus / "kramdown/testcases"
    for path in sorted(root.rglob("*.text")):
        name = path.relative_to(root).with_suffix("").as_posix()
        page = path.with_suffix(".html")
        if page.exists() and name not in HIGHLIGHTED:
            yield Sample(name, _text(path), _text(page), _case_options(path))


def _case_options(path: Path) -> dict[str, Any]:
    for file in (path.with_suffix(".options"), path.parent / "options"):
        if file.exists():
            loaded = yaml.safe_load(re.sub(r"(?m)^:", "", _text(file))) or {}
            return {key: value for key, value in loaded.items() if not key.startswith("syntax_highlighter")}
    return dict(CASE_DEFAULTS)


def posts(corpus: Path) -> Iterator[Sample]:
    """Yield the real posts that kramdown alone makes, without Liquid."""
    for meta in sorted((corpus / "oracle/jekyll").glob("*/meta.jsonl")):
        site = corpus / "jekyll" / meta.parent.name
        options = _site_options(site)
        for line in _text(meta).split("\n"):
            facts = json.loads(line) if line else {}
            if facts.get("engine") != "kramdown" or facts.get("absent"):
                continue
            page, post = meta.parent / f"{facts['path']}.html", site / facts["path"]
            if page.exists() and post.exists():
                yield Sample(f"{site.name}/{facts['path']}", FRONT_MATTER.sub("", _text(post), 1), _text(page), options)


def _site_options(site: Path) -> dict[str, Any]:
    files = sorted(site.rglob("_config.yml"))
    config = (yaml.safe_load(_text(files[0])) if files else None) or {}
    own = config.get("kramdown") or {}
    return {**JEKYLL_OPTIONS, **{str(key): value for key, value in own.items()}, "math_engine": None}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


class _Tree(HTMLParser):
    """The tags and the text of a page, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(f"\0<{tag}>\0")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(f"\0<{tag}/>\0")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"\0</{tag}>\0")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
        self.words.append(data)


def tree_and_text(page: str) -> tuple[str, str]:
    """Return a page's tags with their text, and its text alone; blanks beside tags do not count."""
    tree = _Tree()
    tree.feed(page)
    tree.close()
    tagged = re.sub(r"[ \t\n]*\0[ \t\n]*", "\0", "".join(tree.parts))
    return re.sub(r"[ \t\n]+", " ", tagged), re.sub(r"[ \t\n]+", "", "".join(tree.words))


class Score(NamedTuple):
    """How many samples agree, and the names of those that do not."""

    samples: int
    trees: int
    texts: int
    same: int
    differ: tuple[str, ...]


def score(samples: list[Sample]) -> Score:
    """Read every sample and compare."""
    trees = texts = same = 0
    differ = []
    for sample in samples:
        page = to_html(sample.source, **sample.options)
        ours, theirs = tree_and_text(page), tree_and_text(sample.page)
        trees += ours == theirs
        texts += ours[1] == theirs[1]
        same += page == sample.page
        if page != sample.page:
            differ.append(("bytes " if ours == theirs else "tree  ") + sample.name)
    return Score(len(samples), trees, texts, same, tuple(differ))


def speed(samples: list[Sample], runs: int = 3) -> tuple[float, float]:
    """Return megabytes a second of ours and of Python-Markdown with ``extra``, the best of some runs in turn."""
    import markdown

    size = sum(len(sample.source.encode()) for sample in samples) / 1e6
    ours, theirs = [], []
    for _ in range(runs):
        start = time.perf_counter()
        for sample in samples:
            to_html(sample.source, **sample.options)
        ours.append(time.perf_counter() - start)
        start = time.perf_counter()
        for sample in samples:
            markdown.markdown(sample.source, extensions=["extra"])
        theirs.append(time.perf_counter() - start)
    return size / min(ours), size / min(theirs)


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", default=os.environ.get("POSTBIND_CORPUS"), type=Path)
    parser.add_argument("--differ", action="store_true", help="name what differs")
    parser.add_argument("--no-speed", action="store_true", help="do not time")
    options = parser.parse_args()
    if options.corpus is None:
        parser.error("name the corpus, or set POSTBIND_CORPUS")
    real = list(posts(options.corpus))
    for title, samples in (("kramdown's cases", list(cases(options.corpus))), ("real posts", real)):
        result = score(samples)
        shares = [f"{value / max(result.samples, 1):7.1%}" for value in (result.trees, result.texts, result.same)]
        print(f"{title:17} {result.samples:4}   tree and text {shares[0]}   text {shares[1]}   bytes {shares[2]}")
        if options.differ:
            print("".join(f"  {name}\n" for name in result.differ), end="")
    if not options.no_speed:
        ours, theirs = speed(real)
        print(f"speed: {ours:.2f} MB/s, Python-Markdown with extra {theirs:.2f} MB/s, ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
