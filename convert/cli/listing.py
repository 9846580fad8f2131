"""Show the posts of a site, and its categories and tags with counts."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable

import msgspec

from convert.cli.messages import show_skipped
from convert.cli.selection import add_selection, posts_of, site_of
from convert.cli.streams import one_line, print_bytes, print_text, say
from convert.errors import ExitCode
from convert.posts import UnreadPost


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``postbind list``."""
    add_selection(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(profile="auto")


def run(options: Namespace) -> ExitCode:
    """Print what the site holds; posts that cannot be listed go to stderr."""
    site = site_of(options)
    posts = list(posts_of(site, options))
    if options.json:
        print_bytes(msgspec.json.encode(_as_json(posts)) + b"\n")
    else:
        _print(posts)
    show_skipped(site.skipped(), options)
    broken = [post for post in posts if post.error is not None]
    for post in broken:
        say(f"{post.error}")
    return ExitCode.SOME_FAILED if broken else ExitCode.DONE


def _counts(values: Iterable[str]) -> list[dict[str, object]]:
    """Count names, the most frequent first, then by name."""
    counted = sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"name": name, "posts": number} for name, number in counted]


def _as_json(posts: list[UnreadPost]) -> dict[str, object]:
    return {
        "schema": "postbind/list@1",
        "posts": [
            {
                "path": post.origin,
                "title": post.title,
                "date": post.date.isoformat() if post.date else None,
                "categories": post.categories,
                "tags": post.tags,
            }
            for post in posts
        ],
        "categories": _counts(name for post in posts for name in post.categories),
        "tags": _counts(name for post in posts for name in post.tags),
    }


def _print(posts: list[UnreadPost]) -> None:
    for post in posts:
        day = post.date.date().isoformat() if post.date else "----------"
        print_text(one_line(f"{day}  {post.origin}  {post.title}") + "\n")
    for label, counts in (
        ("categories", _counts(name for post in posts for name in post.categories)),
        ("tags", _counts(name for post in posts for name in post.tags)),
    ):
        print_text(f"\n{label}\n")
        for entry in counts:
            print_text(one_line(f"{entry['posts']:>7}  {entry['name']}") + "\n")
    print_text(f"\n{len(posts)} post{'s' if len(posts) != 1 else ''}\n")
