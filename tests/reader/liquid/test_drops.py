"""``page`` and ``site`` over a real folder: excerpts, neighbours, related posts, groups, collections."""

from __future__ import annotations

from pathlib import Path

import pytest

from convert.errors import LimitError
from convert.reader.liquid import Rendered, render
from convert.site import Site

CONFIG = "collections: {docs: {output: true}}\nexcerpt_separator: '<!--cut-->'\nname: N\n"
OLD = "*old* {{ page.title }} {{ page.id }}<!--cut-->{{ page.title }}"
FILES = {
    "_docs/one.md": "---\ntitle: Doc\n---\n*d* {{ page.title }}<!--cut-->rest",
    "_posts/2019-01-01-old.md": f"---\ntitle: Old\ntags: [b, a]\n---\n{OLD}",
    "_posts/2021-01-01-new.html": "---\ntitle: New\ntags: [a]\n---\n<b>*new*</b> {{ site.name }}<!--cut-->rest",
    "_posts/2021-02-01-loop.md": "---\ntitle: Loop\n---\n{{ page.excerpt }}<!--cut-->rest",
    "_posts/2021-03-01-open.md": "---\ntitle: Open\n---\n{% if a %}{% if b %}{% endif %}<!--cut-->rest",
    "about.md": "---\ntitle: About\n---\nx",
    "feed.xml": "---\n---\nx",
    "pic.png": "x",
}


def run(folder: Path, text: str) -> Rendered:
    for name, content in {
        "_config.yml": CONFIG,
        "_posts/2020-01-01-here.md": f"---\ntitle: Here\n---\n{text}",
        **FILES,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return render(Site(folder).source(folder / "_posts/2020-01-01-here.md"))


CASES = {
    "{{ page.previous.excerpt }}": "<p><em>old</em> Old /2019/01/01/old#excerpt</p>\n",
    "{{ page.next.excerpt }}": "<b>*new*</b> N",
    "{{ page.previous.next.title }} {{ page.previous.previous.title }}|": "Here |",
    "{{ page | size }} {{ site | size }} {{ site.posts.first | size }} {{ site.collections.first | size }}": "0 0 0 0",
    "{{ site.tags | size }} {{ site.pages | size }} {{ page.tags | size }} {{ page.date | size }}": "2 2 0 0",
    "{{ page.size }}|{{ site.size }}|{{ site.tags.size }}": "||2",
    "{{ page.previous.content }}": "<p><em>old</em> Old /2019/01/01/old<!--cut-->Old</p>\n",
    "{{ page.previous }}": "<p><em>old</em> Old /2019/01/01/old<!--cut-->Old</p>\n",
    "{{ page.next.content }}": "<b>*new*</b> {{ site.name }}<!--cut-->rest",
    "{{ page.content }}": "{{ page.content }}",
    "{{ site.docs.first.content }}": "*d* {{ page.title }}<!--cut-->rest",
    "{{ site.docs.first.excerpt | strip_html }}": "d Doc\n",
    "{{ site.posts[1].excerpt | strip }}|": "|",
    "{{ site.posts[0].excerpt }}": "<p>{% if a %}{% if b %}{% endif %}</p>\n",
    "{{ site.related_posts | map: 'title' | join: ' ' }}": "Open Loop New Old",
    "{% for tag in site.tags %}{{ tag[0] }}:{{ tag[1] | map: 'title' | join: '+' }} {% endfor %}": "b:Old a:New+Old ",
    "{{ site.documents | map: 'title' | join: ' ' }}": "Old Here New Loop Open Doc",
    "{{ site.pages | map: 'name' | join: ' ' }} {{ site.html_pages | map: 'name' | join: ' ' }}": (
        "about.md feed.xml about.md"
    ),
    "{{ site.static_files | map: 'path' | join: ' ' }}": "/pic.png",
    "{{ site.collections | map: 'label' | join: ' ' }} {{ site.collections[0].docs[0].title }}": "docs posts Doc",
    "{{ site.posts[-1].title }} {{ site.posts.last.title }} {{ site.posts | size }} {{ site.config }}|": "Old Old 5 |",
    "{% for post in site.posts limit: 2 offset: 1 %}{{ post.title }} {% endfor %}": "Loop New ",
}


@pytest.mark.parametrize(("text", "made"), CASES.items())
def test_a_site_is_shown_as_jekyll_shows_it(tmp_path: Path, text: str, made: str) -> None:
    done = run(tmp_path, text)
    assert done.text == made
    assert done.notes == ()


def test_what_excerpts_cost_counts(tmp_path: Path) -> None:
    with pytest.raises(LimitError):
        run(tmp_path, "{% for i in (1..200000) %}{{ site.docs.first.excerpt }}{% endfor %}")
