"""A personal journal: posts that show other posts, archives by tag and year, code in lists, options of kramdown."""

# ruff: noqa: E501 - a post stands in one line

from __future__ import annotations

from typing import Final

_CONFIG: Final = """\
title: Bits & Pieces
url: https://bits.example
baseurl: /log
timezone: America/Sao_Paulo
permalink: /:year/:month/:title/
excerpt_separator: <!--more-->
collections:
  projects: {output: true}
kramdown:
  parse_block_html: true
  entity_output: symbolic
  footnote_backlink: "^"
  toc_levels: 2..3
defaults:
  - scope: {path: "", type: posts}
    values: {layout: post, card: {kind: summary, image: none.png, credit: unknown}}
  - scope: {path: "_posts/2019", type: posts}
    values: {card: {image: 2019.png, credit: }, size: 7}
"""

_ARCHIVE: Final = """\
---
title: "Archive: tags & years"
---
{% assign tags = site.tags | sort %}{% for tag in tags %}
## {{ tag[0] }} ({{ tag | last | size }})
{% for post in tag[1] %}
- [{{ post.title | smartify }}]({{ post.url | relative_url }}){% endfor %}
{% endfor %}

{% assign years = site.posts | group_by_exp: "post", "post.date | date: '%Y'" %}{% for year in years %}
{{ year.name }}: {{ year.items | map: "slug" | sort | join: ", " }}
{% endfor %}

{% assign older = 0 %}{% for post in site.posts %}{% if post.date < page.date %}{% assign older = older | plus: 1 %}{% endif %}{% endfor %}{{ older }} older

{% include latest.html limit=2 title="Latest" %}

{{ page | size }}{{ site | size }}{{ page.size }} {{ page.title | slugify }} {{ page.title | slugify: "pretty" }} {{ page.tags | append: "!" }}
"""

_OTHERS: Final = """\
---
title: What I wrote
tags: [meta, "about me"]
---
{% for post in site.posts %}{% if post.title contains "Steps" %}
{{ post.excerpt }}

{{ post.content | strip_html | number_of_words }} words: {{ post.content | strip_html | normalize_whitespace | truncatewords: 9 }}
{% endif %}{% endfor %}

{{ page.previous.content }}

{{ page.next.content | escape }}

{% assign first = site.projects.first %}{{ first.content | strip }} {{ first.excerpt | strip_html | strip }}
"""

_STEPS: Final = """\
---
title: Steps
date: 2018-11-04
tags: [code]
---
First this.<!--more--> Then:

1. run

   ```bash
   $ make "all" && echo 'it''s <done>'
   ```

2. read `a = b`{:.language-ruby}

   {% highlight python linenos %}
   def f(x):
       return "<b>" if x else '&'
   {% endhighlight %}

   $$x < y$$ {: #inline-block .c}

3. note[^1] and[^2]

[^1]:     indented at once
[^2]:
    - a list

$$
a & b
$$

$$c$$
{: #eq}

<section>
*parsed* in a section

- with a list
</section>
"""

FILES: Final[dict[str, str | bytes]] = {
    "_config.yml": _CONFIG,
    "_includes/latest.html": (
        "**{{ include.title }}**\n{% assign offset = 1 %}"
        "{% for post in site.posts limit: include.limit offset: offset %}\n* {{ post.title }}{% endfor %}\n"
    ),
    "_posts/2018-11-04-steps.md": _STEPS,
    "_posts/2018-02-17-back.md": "---\ndate: 2018-02-17 23:30\ntags: [about me]\n---\n{{ page.date }} {{ page.card | jsonify }}\n",
    "_posts/2019-03-01-card.md": "---\ncard: {kind: , credit: me}\ntags: code\n---\n{{ page.card.kind }} {{ page.card.image }} {{ page.card.credit }} {{ page.size }}\n",
    "_posts/2019-03-02-plain.md": "---\ntitle: Plain *title*\n---\n{{ page.card.image }} {{ page.card.credit }} {{ page.title | xml_escape }} {{ page.title | inspect }}\n",
    "_posts/2020-01-01-others.md": _OTHERS,
    "_posts/2020-05-05-archive.md": _ARCHIVE,
    "_posts/2020-06-06-empty-heading.md": "---\n---\ntext\n## \nmore\n\n| a <!-- | --> |\n`|` b\n\n[empty]: <>x\n[empty]\n",
    "_projects/one.md": "---\ntitle: One\n---\n*one* {{ page.title }}<!--more-->\n\nrest\n",
}
