"""A documentation site: collections, includes with parameters, data of every kind, a baseurl, pages, static files."""

# ruff: noqa: E501 - a post stands in one line

from __future__ import annotations

from typing import Final

_CONFIG: Final = """\
title: Library
url: https://library.example
baseurl: /shelf
timezone: Europe/Berlin
permalink: pretty
collections:
  books:
    output: true
    permalink: /read/:path/:name
    shelf: third
  people:
    output: false
  notes:
    output: true
    sort_by: weight
defaults:
  - scope: {path: "", type: books}
    values: {kind: book}
  - scope: {path: "", type: pages}
    values: {kind: page}
  - scope: {path: "static"}
    values: {licence: free}
include: [_extra]
exclude: [private, "*.tmp"]
"""

_SITE: Final = """\
---
title: Everything
---
{% for page in site.pages %}
page {{ page.path }} {{ page.url }} {{ page.dir }} {{ page.name }} [{{ page.title }}] {{ page.kind }}
{% endfor %}
{% for page in site.html_pages %}{{ page.name }} {% endfor %}

{% for file in site.static_files %}
file {{ file.path }} {{ file.name }} {{ file.extname }} {{ file.basename }} {{ file.licence }} [{{ file.collection }}]
{% endfor %}

{% for collection in site.collections %}
collection {{ collection.label }} {{ collection.relative_directory }} {{ collection.output }} {{ collection.shelf }}
{{ collection.docs | size }} {{ collection.files | map: "name" | join: "," }}
{% endfor %}

{% for book in site.books %}
book {{ book.title }} {{ book.url }} {{ book.id }} {{ book.path }} {{ book.kind }} {{ book.slug }} {{ book.collection }}
{{ book.next.title }} {{ book.previous.title }} {{ book.excerpt | strip }} {{ book.weight }}
{% endfor %}

{{ site.notes | map: "title" | join: ", " }}; {{ site.people | map: "url" | join: ", " }}

{{ site.documents | map: "path" | join: ", " }}

{{ site.books.first.title }} {{ site.books.last.title }} {{ site.pages.size }} {{ site.nothing }} {{ site.baseurl }}
"""

FILES: Final[dict[str, str | bytes]] = {
    "_config.yml": _CONFIG,
    "_posts/2022-01-01-everything.md": _SITE,
    "_posts/2022-01-02-data.md": (
        "---\ntitle: Data\n---\n"
        "{% for row in site.data.table %}{{ row.name }}={{ row.size }};{% endfor %}\n\n"
        "{% for pair in site.data.words %}{{ pair[0] }}:{{ pair[1] }} {% endfor %}\n\n"
        "{{ site.data.inner.deep.key }} {{ site.data.numbers[1] }} {{ site.data.tabs[0].b }} {{ site.data.none }}\n\n"
        "{{ site.data.table | where: 'size', '2' | map: 'name' }} {{ site.data.words.two | upcase }}\n"
    ),
    "_data/table.csv": 'name,size\none,1\n"two, too",2\n三,\n',
    "_data/words.yml": "one: eins\ntwo: zwei\nlist: [a, b]\n",
    "_data/numbers.json": '[1, 2.5, null, "x"]\n',
    "_data/tabs.tsv": "a\tb\n1\t2\n",
    "_data/inner/deep.yaml": "key: value\n",
    "_includes/box.html": '<div class="box" markdown="1">\n**{{ include.title }}** {{ include.text | default: "none" }}\n</div>\n',
    "_includes/outer.md": "{% include box.html title=include.head text=page.title %}",
    "_includes/sub/list.html": "{% for item in include.items %}\n* {{ item }}{% endfor %}\n",
    "_posts/2022-01-03-includes.md": (
        '---\ntitle: Includes\nitems: [x, "*y*"]\nfile: box.html\n---\n'
        '{% include box.html title="A \\"b\\"" %}\n\n{% include outer.md head=\'single\' %}\n\n'
        '{% include sub/list.html items=page.items %}\n\n{% include {{ page.file }} title=page.title text="{{ x }}" %}\n\n'
        "{% include_relative parts/one.txt %}\n\n"
        "{% capture title %}captured {{ page.title }}{% endcapture %}{% include box.html title=title %}\n"
    ),
    "_posts/parts/one.txt": "a *part* of {{ page.title }}\n",
    "_posts/2022-01-04-links.md": (
        "---\ntitle: Links\n---\n"
        "[a]({% link about.md %}) [b]({% link _books/second.md %}) [c]({% link static/pic 1.png %}) "
        "[d]({% post_url 2022-01-02-data %}) [e]({% link _posts/2022-01-02-data.md %}) [f]({% link index.html %})\n\n"
        "{{ '/x y' | relative_url }} {{ 'z' | absolute_url }} {{ page.url | absolute_url }} {{ site.url }}\n"
    ),
    "_posts/2022-01-05-code.md": (
        "---\ntitle: Code\n---\nFirst.\n\n{% highlight ruby linenos %}\n\ndef a\n  1 < 2\nend\n{% endhighlight %}\n\n"
        "```{% raw %}\n{{ raw }}\n{% endraw %}```\n\n"
        "{% highlight c++ %}\nint x;\n{% endhighlight %}\n\n- item\n\n  {% highlight sh %}\n  ls\n  {% endhighlight %}\n"
    ),
    "_posts/2022-01-06-excerpts.md": (
        "---\ntitle: Excerpts\n---\n*First* {{ page.title }} [here][r].\n\nSecond.\n\n"
        "{% for post in site.posts %}\n{{ post.title }}: {{ post.excerpt | strip_html | strip_newlines | truncate: 40 }}\n"
        "{% endfor %}\n\n{{ page.excerpt }}\n\n"
        "{% for post in site.related_posts %}{{ post.title }} {% endfor %}\n\n"
        "{% for tag in site.tags %}{{ tag[0] }} {{ tag[1] | map: 'title' | join: '/' }}; {% endfor %}\n\n[r]: /r\n"
    ),
    "_posts/2022-01-07-tags-b.md": "---\ntags: [later, both]\n---\nb\n",
    "_posts/2021-01-07-tags-a.md": "---\ntags: [both, early]\nexcerpt: Own *words*\n---\na\n",
    "_books/second.md": "---\ntitle: Second\nweight: 2\n---\nsecond *excerpt*\n\nmore\n",
    "_books/a/first.md": "---\n---\nfirst of {{ page.kind }}\n",
    "_books/2020-01-01-dated.md": "---\n---\ndated\n",
    "_books/cover.png": b"\x89PNG",
    "_people/ann.md": "---\ntitle: Ann\n---\nann\n",
    "_notes/one.md": "---\ntitle: Heavy\nweight: 9\n---\nx\n",
    "_notes/two.md": "---\ntitle: Light\nweight: 1\n---\nx\n",
    "about.md": "---\ntitle: About\n---\nabout\n",
    "index.html": "---\n---\nindex\n",
    "docs/index.md": "---\ntitle: Docs\n---\ndocs\n",
    "docs/guide.md": "---\npermalink: /guide-:basename/\n---\nguide\n",
    "_extra/more.md": "---\ntitle: More\n---\nmore\n",
    "feed.xml": "---\n---\n<x/>\n",
    "hidden.md": "---\npublished: false\n---\nx\n",
    "static/pic 1.png": b"\x89PNG",
    "static/plain.md": "no front matter\n",
    "private/secret.md": "---\n---\nx\n",
    "notes.tmp": "x\n",
}
