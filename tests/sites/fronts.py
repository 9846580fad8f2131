"""Front matter as people write it: blanks, tabs, line ends, marks at the beginning, quotes, dates of every form."""

# ruff: noqa: E501 - a post stands in one line

from __future__ import annotations

from typing import Final

_CONFIG: Final = "timezone: America/New_York\npermalink: /:year/:month/:day/:hour:minute:second/:title\n"

_DATES: Final = (
    "2019-05-06",
    "2019-5-6",
    "2019/05/06",
    "2019.05.06",
    "'20190506'",
    "2019-05-06 10:30",
    "'2019-05-06 10:30:15'",
    "2019-05-06 23:30:00 -0800",
    "2019-05-06 23:30:00 +09:00",
    "2019-05-06T10:30:15Z",
    "2019-05-06T10:30:15.75+02:00",
    "2019-05-06 10:30 +0900",
    "2019-05-06 10:30:00 UTC",
    "2019-05-06 10:30:00 PST",
    "2019-05-06 10:30:00 CST",
    "2019-05-06 10:30:00 Asia/Tokyo",
    "Dec 18, 2014 10:00 PM",
    "18 Dec 2014",
    "18 December 2014 7:05",
    "Thu, 18 Dec 2014 07:05:09 +0100",
    "May 2019",
    "05/06/2019",
    "6.5.2019",
    "2019-02-30",
    "2019-07-01 02:03:04 EDT",
    "[2019-05-06]",
    "'2019-05-06 7:08 am'",
    "'2019-05-06 24:00:00'",
)

_FRONTS: Final[dict[str, str | bytes]] = {
    "crlf": "---\r\ntitle: Carriage\r\ntags: [a, b]\r\n---\r\n\r\ntext\r\n\r\n- a\r\n- b\r\n",
    "mixed": "---\r\ntitle: Mixed\ntags: x\r\n---\n\none\r\ntwo\n\nthree\r\n",
    "bom": b"\xef\xbb\xbf---\ntitle: Mark\n---\ntext\n",
    "bomonly": b"\xef\xbb\xbftext {{ page.title }}\n",
    "blanks": "---  \t\ntitle:   Blanks  \n\n\ncategory:  x \n---\t \n\n\n    code\n\ntext\n",
    "dots": "---\ntitle: Dots\n...\ntext\n",
    "empty": "---\n---\ntext\n",
    "comments": "---\n# nothing\n---\ntext\n",
    "rule": "text\n\n---\ntitle: no\n---\n\nmore\n",
    "four": "----\ntitle: no\n----\n\ntext\n",
    "indented": " ---\ntitle: no\n---\n\ntext\n",
    "inner": "---\ntitle: |\n  a\n  ---\n  b\n---\ntext\n",
    "quotes": "---\ntitle: \"A \\\"b\\\" \\u00e9 \\t c\"\nsub: 'it''s'\n---\n{{ page.title }} {{ page.sub }}\n",
    "colon": '---\ntitle: "a: b"\nurl2: http://e.org:80/x#y\n---\n{{ page.title }} {{ page.url2 }}\n',
    "folded": "---\ntitle: >\n  folded\n  text\n\n  more\nlit: |-\n  one\n   two\n---\n{{ page.title }}|{{ page.lit }}\n",
    "twice": "---\ntitle: one\ntitle: two\n---\n{{ page.title }}\n",
    "anchors": "---\na: &x {k: 1}\nb: *x\nc:\n  <<: *x\n  d: 2\n---\n{{ page.b.k }} {{ page.c.k }} {{ page.c.d }}\n",
    "scalars": (
        "---\nlist: [yes, no, on, off, ~, null, True, 017, 0x1F, 1_000, .5, 1e3, 1.5e+3, y, 08, '7']\n---\n"
        "{% for item in page.list %}{{ item }}|{% endfor %}\n"
    ),
    "titles": "---\ntitle: 2020\n---\n{{ page.title | plus: 1 }}\n",
    "notitle": "---\ntitle: no\n---\n{{ page.title }}\n",
    "untitled": "---\ntitle:\n---\n{{ page.title }}\n",
    "emptytitle": "---\ntitle: ''\n---\n[{{ page.title }}]\n",
    "unicode": "---\ntitle: 标题：“引号”\nключ: значение\n---\n{{ page.title }} {{ page['ключ'] }}\n",
    "nested": "---\na:\n  - b: 1\n    c: [2, {d: 3}]\n---\n{{ page.a[0].c[1].d }} {{ page.a }}\n",
    "nofinal": "---\ntitle: x\n---",
    "nobody": "---\ntitle: x\n---\n",
    "slugged": "---\nslug: My Slug/Ünï\n---\n{{ page.slug }} {{ page.id }}\n",
    "nilcats": "---\ncategories:\ntags:\n---\n{{ page.categories | size }}\n",
    "mixedcats": "---\ncategories: [a, b, A]\ncategory: d e\n---\n{{ page.categories | join: '/' }}\n",
    "commas": "---\ncategories: a, b\ntags: c, d\n---\nx\n",
    "tagone": "---\ntag: one two\ntags: [three]\n---\n{{ page.tags | join: '/' }}\n",
    "liquid": '---\ntitle: "{{ site.title }}"\n---\n{{ page.title }}\n',
    "noliquid": "---\nrender_with_liquid: false\n---\n{{ page.title }} {% if %}\n",
    "reserved": "---\nurl: /u\nid: i\npath: p\ncontent: c\nname: nm\nnext: n\n---\n{{ page.url }} {{ page.id }} {{ page.path }} {{ page.name }}\n",
    "linesep": '---\ntitle: "a\u2028b"\n---\none\u2028two\u00a0three\u3000four\n',
    "formfeed": "---\ntitle: x\n---\n\x0ca\n\n\x0b\n\nb\n",
}

FILES: Final[dict[str, str | bytes]] = {
    "_config.yml": _CONFIG,
    **{
        f"_posts/2018-03-{at + 1:02}-date.md": f"---\ndate: {day}\n---\n{{{{ page.date }}}}\n"
        for at, day in enumerate(_DATES)
    },
    **{f"_posts/2018-06-06-{name}.md": text for name, text in _FRONTS.items()},
}
