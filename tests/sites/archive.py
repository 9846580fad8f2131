"""An archive of many years: permalinks with every placeholder, folders as categories, drafts, a zone, odd names."""

# ruff: noqa: E501 - a post stands in one line

from __future__ import annotations

from typing import Final

_EVERY: Final = (
    ":year",
    ":short_year",
    ":month",
    ":i_month",
    ":short_month",
    ":long_month",
    ":day",
    ":i_day",
    ":y_day",
    ":w_year",
    ":week",
    ":w_day",
    ":short_day",
    ":long_day",
    ":hour",
    ":minute",
    ":second",
    ":title",
    ":slug",
    ":name",
    ":categories",
    ":slugified_categories",
    ":collection",
    ":path",
)

_CONFIG: Final = """\
title: Archive
timezone: Asia/Shanghai
permalink: /:collection/:categories/:year-:i_month/:title/
excerpt_separator: "<!--more-->"
markdown_ext: "md,markdown,mkd,note"
future: true
kramdown:
  auto_id_prefix: "s-"
  hard_wrap: true
  toc_levels: 2..3
  smart_quotes: "laquo,raquo,bdquo,ldquo"
  footnote_nr: 7
defaults:
  - scope: {path: ""}
    values: {author: Everybody, tag_line: base}
  - scope: {path: "news", type: posts}
    values: {author: The desk, categories: [desk]}
  - scope: {path: "news/_posts/2021", type: posts}
    values: {author: The year 2021, excerpt_separator: "***"}
  - scope: {path: "_posts/*/deep"}
    values: {author: The deep}
  - scope: {path: "", type: drafts}
    values: {author: Nobody}
"""

FILES: Final[dict[str, str | bytes]] = {
    "_config.yml": _CONFIG,
    "_posts/2020-02-29-leap.md": (
        "---\ndate: 2020-02-29 23:45:06 -0800\npermalink: /every/" + "/".join(_EVERY) + ":output_ext\n"
        "categories: [One Two, C#, 编程 语言]\n---\n# Leap\n\nA *leap* day.[^n]\n\n[^n]: Rare.\n"
    ),
    "_posts/2019-01-01-week.md": "---\npermalink: /w/:w_year-:week-:w_day/:y_day/:short_month_:long_day\n---\nweek\n",
    "_posts/2021-3-4-short-day.md": "---\ntags: a b  c\ncategories: x y X\n---\nline\nline <!--more-->\n\nrest\n",
    "_posts/99-12-31-two-digits.md": "no front matter, {{ page.title }} of {{ page.date | date: '%F' }}\n",
    "_posts/2020-05-06-same.md": "---\ntitle: First\n---\nfirst {% post_url 2020-05-07-same %}\n",
    "_posts/2020-05-07-same.md": "---\ntitle: Second\n---\nsecond {{ page.previous.title }} {{ page.next.title }}\n",
    "_posts/sub/2020-05-06-same-elsewhere.md": "---\nslug: same\ncategory: other\n---\nthird\n",
    "_posts/a/deep/2018-07-08-deep.md": "---\n---\nby {{ page.author }}, {{ page.tag_line }}\n",
    "_posts/2017-07-07-你好 世界.md": "---\n---\n## 标题 一\n\n中文 {% link _posts/2017-07-07-你好 世界.md %}\n",
    "_posts/2017-08-08-Ünï-ćode_&-more!.md": "---\n---\ntext\n",
    "_posts/2016-01-01--dash-.md": "---\n---\n{{ page.title }}|{{ page.slug }}|{{ page.id }}\n",
    "_posts/2016-02-02-dots...md": "---\n---\n{{ page.slug }}\n",
    "_posts/2016-03-03-McDonald-iPhone.note": "---\n---\n{{ page.title }} *note*\n",
    "_posts/2016-04-04-page.html": '---\ntitle: "Raw"\n---\n<p>raw {{ page.title }} & *stars*</p>\n',
    "_posts/2015-01-01-hidden.md": "---\npublished: false\n---\nhidden\n",
    "_posts/2999-01-01-future.md": "---\n---\nfuture\n",
    "_posts/not-a-post.md": "---\n---\nno date\n",
    "_posts/_no/2015-05-05-out.md": "---\n---\nout\n",
    "_posts/yes/_no/2015-05-06-in.md": "---\n---\nin\n",
    "_drafts/idea.md": "---\n---\nidea\n",
    "news/_posts/2020-10-10-desk.md": "---\ncategory: Loose Words\n---\n{{ page.author }} {{ page.categories | join: '/' }}\n",
    "news/Local Area/_posts/2021-10-11-area.md": "---\ncategories: news\n---\n{{ page.author }}\n",
    "news/_posts/2021-11-11-eleven.md": (
        "---\ntags: [A, a, A]\n---\nhead [x] {{ page.author }}\n\n{% if true %}\nopen\n***\nrest\n{% endif %}\n\n"
        "[x]: https://e.org/x\n"
    ),
    "_posts/2014-01-01-smart.md": '---\n---\n"quoted" \'single\' -- dash... (c)\n\n## A "title"\n\n1. {:.x} one\n2. two\n',
    "_posts/2013-01-01-toc.md": "---\n---\n* toc\n{:toc}\n\n# One\n\n## Two\n\n### Three\n\n#### Four\n",
    "_posts/2012-06-01-front-permalink.md": "---\npermalink: /other place/:title.x/?a#b\n---\nx\n",
    "_posts/2012-06-02-relative.md": "---\npermalink: somewhere\n---\n{{ page.url }} {{ page.id }}\n",
}
