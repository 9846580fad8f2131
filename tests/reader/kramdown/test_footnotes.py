"""The list of footnotes: where the links back stand, and what it looks like without them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from convert.reader.kramdown import JEKYLL_OPTIONS, to_html

_LINK = re.compile(r'<a href="#fnref:1" class="reversefootnote" role="doc-backlink">&#8617;</a>')
_ITEM = re.compile(r'<li id="fn:1">\n(.*?) *</li>\n  </ol>', re.DOTALL)


@pytest.mark.parametrize(
    ("options", "note", "shown"),
    [
        ({}, "a", "      <p>a\xa0LINK</p>\n"),
        ({}, "    a", "      <p>a\xa0LINK</p>\n"),
        ({}, "a\n\n        c", "      <p>a</p>\n\n      <pre><code>c\n</code></pre>\n      <p>LINK</p>\n"),
        ({}, "", "\n      <p>LINK</p>\n"),
        ({"footnote_backlink": ""}, "a", "      <p>a</p>\n"),
        ({"footnote_backlink": ""}, "- a", "      <ul>\n        <li>a</li>\n      </ul>\n      <p></p>\n"),
        (
            {"footnote_backlink_inline": True},
            '<div markdown="1">\n    a',
            "      <div>\n        <p>a\xa0LINK</p>\n      </div>\n",
        ),
        ({"footnote_backlink_inline": True}, "# a", '      <h1 id="a">a\xa0LINK</h1>\n'),
        ({"footnote_backlink_inline": True}, "$$a$$", "\\[a\\]\n      <p>LINK</p>\n"),
    ],
)
def test_the_link_back_stands_where_kramdown_puts_it(options: dict[str, Any], note: str, shown: str) -> None:
    page = to_html(f"x[^1]\n\n[^1]:{note}\n", **{**JEKYLL_OPTIONS, **options})
    found = _ITEM.search(page)
    assert found is not None
    assert _LINK.sub("LINK", found.group(1)) == shown


def test_a_place_for_the_list_inside_a_note_is_none() -> None:
    page = to_html("x[^1]\n\n[^1]:\n    * a\n    {:footnotes}\n", **JEKYLL_OPTIONS)
    assert "\0" not in page
