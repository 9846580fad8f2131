"""A site whose collections lie in a folder of their own, posts among them: paths, defaults, links, neighbours, includes."""

# ruff: noqa: E501 - a post stands in one line

from __future__ import annotations

from typing import Final

_CONFIG: Final = """\
title: Gathered
timezone: America/St_Johns
collections_dir: content
includes_dir: parts
data_dir: facts
layouts_dir: _layouts
permalink: /:categories/:year/:title:output_ext
collections:
  posts: {}
  notes: {output: true, sort_by: rank}
  wiki: {output: true, permalink: "/w/:path/", order: [b.md, sub/c.md, a.md]}
defaults:
  - scope: {path: content/_posts}
    values: {by: one}
  - scope: {path: _posts/sub}
    values: {by: two}
  - scope: {path: "content/_notes/*.md"}
    values: {kind: note}
exclude: [content/_posts/private]
"""

_MAIN: Final = """\
---
categories: [X, y z]
owner: {name: Ann}
names: [p, q]
---
{{ page.by }} {{ page.path }} {{ page.relative_path }} {{ page.categories | join: "," }}

{% include deep/outer.html title=page.title list=page.names owner=page.owner %} {{ leaked }}

{{ site.data.a.x.y[1].z }} {{ site.data.dir.b | jsonify }} {{ site.data["dir"]["b"].t }}

{% for note in site.notes %}{{ note.title }}:{{ note.rank }}:{{ note.kind }}:{{ note.url }}:{{ note.path }} {% endfor %}

{% for page in site.wiki %}{{ page.title }}:{{ page.url }}:{{ page.next.title }} {% endfor %}

[n]({% link _notes/one.md %}) [w]({% link _wiki/sub/c.md %}) [p]({% post_url 2020-01-02-second %}) [s]({% post_url sub/2020-01-03-third %})
"""

FILES: Final[dict[str, str | bytes]] = {
    "_config.yml": _CONFIG,
    "parts/inner.html": "[{{ include.a }}|{{ leaked }}]{% assign leaked = 'leak' %}",
    "parts/deep/outer.html": "{% include inner.html a=include.title %}{% for i in include.list %}{{ i }},{% endfor %}{{ include.owner.name }}",
    "facts/a.yml": "x: {y: [1, {z: deep}]}\n",
    "facts/dir/b.json": '{"n": 1.5, "t": true, "nothing": null}',
    "content/_posts/2020-01-01-first.md": _MAIN,
    "content/_posts/2020-01-02-second.md": "---\n---\n{{ page.previous.path }} {{ page.next.title }}\n",
    "content/_posts/sub/2020-01-03-third.md": "---\n---\n{{ page.by }} {{ page.categories | size }} {% include_relative side.txt %}\n",
    "content/_posts/sub/side.txt": "beside {{ page.title }}",
    "content/cat/_posts/2020-01-04-fourth.md": "---\npermalink: /at/:path/:name/\n---\n{{ page.categories | jsonify }} {{ page.path }} {{ page.by }}\n",
    "_posts/2020-01-05-outside.md": "---\n---\nout\n",
    "content/_posts/private/2020-01-06-private.md": "---\n---\nout\n",
    "content/_notes/one.md": "---\ntitle: One\nrank: 1\n---\n1\n",
    "content/_notes/two.md": "---\ntitle: Two\nrank: 20\n---\n2\n",
    "content/_notes/three.md": "---\ntitle: Three\nrank: 3\n---\n3\n",
    **{f"content/_wiki/{name}.md": f"---\ntitle: W{name[-1]}\n---\n{name}\n" for name in ("a", "b", "sub/c")},
}
