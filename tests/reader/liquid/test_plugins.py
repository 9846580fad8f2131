"""Tags of plug-ins: a link, an image, text or content, and a Note that names the tag."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.nodes import Meta
from convert.notes import Code
from convert.reader.liquid import Rendered, render
from convert.reader.liquid.plugins.call import words
from convert.reader.read import body_html
from convert.sources import Markup, PostSource
from tests.reader.liquid.test_site import Site

PAGE = {
    "title": "T",
    "clip": "q7Kz",
    "lang": "de",
    "path": "_posts/p.md",
    "gallery": [{"url": "/a.png", "image_path": "/a-th.png", "alt": "A & B", "title": "T"}, "x", {"url": "/b.png"}],
    "other": [{"image_path": "c.png"}],
    "feature_row": [
        {
            "image_path": "/a.png",
            "alt": "A pear",
            "title": "Pears",
            "excerpt": "All *ripe*",
            "url": "#p",
            "btn_label": "See",
        },
        {"title": "Plums", "btn_class": "big"},
    ],
}
FILES = {"downloads/code/a/run.rb": "puts 1 < 2\n", "part.md": "*part* {{ page.title }}"}


NAVIGATION = {
    "fruit": [{"title": "Pome", "children": [{"title": "Pear", "url": "/pear/"}]}, {"title": "A", "url": "/a"}]
}


class PluginSite(Site):
    data: Mapping[str, Any] = {
        "de": {"home": {"hello": "Hallo"}},
        "strings": {"de": {"bye": "Tschüss"}},
        "navigation": NAVIGATION,
    }

    def relative(self, name: str, post: str) -> str | None:
        return FILES.get(name) if post == "" else None


def source(text: str, markup: Markup = Markup.MARKDOWN) -> PostSource:
    return PostSource(path="p.md", text=text, meta=Meta(title="t"), page=PAGE, site=PluginSite(), markup=markup)


def run(text: str, markup: Markup = Markup.MARKDOWN) -> Rendered:
    return render(source(text, markup))


LINES = {
    # what lies elsewhere
    "{% youtube q7Kz %}": '<a href="https://www.youtube.com/watch?v=q7Kz">https://www.youtube.com/watch?v=q7Kz</a>',
    "{% youtube page.clip %}": '<a href="https://www.youtube.com/watch?v=q7Kz">https://www.youtube.com/watch?v=q7Kz</a>',
    "{% vimeo {{ page.clip }} %}": '<a href="https://vimeo.com/q7Kz">https://vimeo.com/q7Kz</a>',
    '{% youtube "https://youtu.be/x" %}': '<a href="https://youtu.be/x">https://youtu.be/x</a>',
    "{% gist me/12 one.rb %}": '<a href="https://gist.github.com/me/12">https://gist.github.com/me/12</a> (one.rb)',
    "{% vimeo 77 640 360 %}": '<a href="https://vimeo.com/77">https://vimeo.com/77</a>',
    "{% video /v/a.mp4 640 360 %}": '<a href="/v/a.mp4">/v/a.mp4</a>',
    '{% embed url="https://e.org/?a=1&b=2" %}': '<a href="https://e.org/?a=1&amp;b=2">https://e.org/?a=1&amp;b=2</a>',
    '{% pdf "/files/a b.pdf" title="The paper" %}': '<a href="/files/a b.pdf">The paper</a>',
    # images
    '{% img left /i/a.png 30 20 "Title" "Alt <t>" %}': '<img src="/i/a.png" alt="Alt &lt;t&gt;" title="Title">',
    "{% img /i/a.png 30 20 some words %}": '<img src="/i/a.png" alt="some words">',
    "{% picture wide a.jpg --alt Two words --link /u %}": '<a href="/u"><img src="a.jpg" alt="Two words"></a>',
    '{% responsive_image path: i/b.jpg alt: "zz" %}': '<img src="i/b.jpg" alt="zz">',
    # words
    "{% kbd Ctrl-C %}": "<kbd>Ctrl-C</kbd>",
    "{% cite one two %}": "[one two]",
    "{% avatar me size=40 %}": "@me",
    "{% label primary@new %}": "new",
    "{% sidenote 'n1' 'An aside' %}": "<small>(An aside)</small>",
    "{% btn /a, Go there %}": '<a href="/a">Go there</a>',
    "{% ruby 漢字|かんじ %}": "<ruby>漢字<rt>かんじ</rt></ruby>",
    "{% t home.hello %}": "Hallo",
    "{% translate bye %}": "Tschüss",
    "{% t home.nowhere %}": "home.nowhere",
    "{% post_link 2020-01-02-a The post %}": '<a href="/base/2020/a.html">The post</a>',
    "{% post_link 1999-01-02-a The post %}": "The post",
    "{% math a_1 %}": "$$a_1$$",
    # page furniture
    "{% seo %}{% feed_meta %}{% octicon alert height:32 %}": "",
    # inside an address
    "![x]({% asset_path a.png %})": "![x](a.png)",
    '<img src="{% whatever "b.png" %}">': '<img src="b.png">',
    "[y](/d/{% postfile c.pdf %})": "[y](/d/c.pdf)",
    # nobody's
    "{% zap 1 %} {% endzip %}": "{% zap 1 %} {% endzip %}",
    '{% zap "https://a.b/c" "Read on" %}': '<a href="https://a.b/c">Read on</a>',
    "{% zap /i/x.webp %}": '<img src="/i/x.webp" alt="">',
    "{% zap %}in{% zip %}{% endzap %}": "in{% zip %}",
    "{% endzap %}{% zap %}a{% zap %}b{% endzap %}c{% endzap %}": "{% endzap %}abc",
    "a {% note %}b{% endnote %}": "a <strong>Note</strong> b",
}


@pytest.mark.parametrize(("text", "made"), LINES.items())
def test_a_tag_in_a_line_is_written_plainly(text: str, made: str) -> None:
    done = run(text)
    assert done.text == made
    assert {note.code for note in done.notes} == {Code.LIQUID_UNKNOWN_TAG}


BLOCKS = {
    "{% figure /a.png 'A *c*' %}": '<figure><img src="/a.png" alt="" /><figcaption>A <em>c</em></figcaption></figure>',
    "{% figure caption:'A *cap*' %}\n![](a.png)\n{% endfigure %}": (
        '<figure><p><img src="a.png" alt="" /></p><figcaption>A <em>cap</em></figcaption></figure>'
    ),
    "- one\n\n  {% figure /a.png 'c' %}\n\n- two": (
        '<ul><li><p>one</p><figure><img src="/a.png" alt="" /><figcaption>c</figcaption></figure></li>'
        "<li><p>two</p></li></ul>"
    ),
    "{% codeblock Hi lang:ruby https://e.org %}\na < b *x*\n{% endcodeblock %}": (
        '<p>Hi <a href="https://e.org">https://e.org</a></p>'
        '<pre><code class="language-ruby" data-lang="ruby">a &lt; b *x*</code></pre>'
    ),
    "{% mermaid %}\nA-->B\n{% endmermaid %}": (
        '<pre><code class="language-mermaid" data-lang="mermaid">A--&gt;B</code></pre>'
    ),
    "{% include_code Run it a/run.rb %}": (
        '<p>Run it</p><pre><code class="language-rb" data-lang="rb">puts 1 &lt; 2</code></pre>'
    ),
    "{% blockquote Ann, A Book https://e.org %}\nSo *long*\n{% endblockquote %}": (
        '<blockquote><p>So <em>long</em></p><p>Ann, A Book <a href="https://e.org">https://e.org</a></p></blockquote>'
    ),
    '{% pullquote %}\nMost {"of it"} here\n{% endpullquote %}': "<blockquote><p>Most of it here</p></blockquote>",
    "{% epigraph 'Words' 'Ann' 'Book' %}": "<blockquote><p>Words</p><p>Ann, Book</p></blockquote>",
    "{% warning %}\nHot **x**\n{% endwarning %}": (
        '<div class="notice"><p><strong>Warning</strong></p><p>Hot <strong>x</strong></p></div>'
    ),
    "{% alert type='tip' title='Try' %}\nx\n{% endalert %}": (
        '<div class="notice"><p><strong>Try</strong></p><p>x</p></div>'
    ),
    "{% alert tip %}\nx\n{% endalert %}": '<div class="notice"><p><strong>Tip</strong></p><p>x</p></div>',
    "{% note 'Mind *this*' %}": '<div class="notice"><p><strong>Note</strong></p><p>Mind <em>this</em></p></div>',
    "{% details See more %}\nx\n{% enddetails %}": "<p><strong>See more</strong></p><p>x</p>",
    "{% tabs g %}\n{% tab g Mac OS %}\nx\n{% endtab %}\n{% endtabs %}": "<p><strong>Mac OS</strong></p><p>x</p>",
    "{% tabs g %}\n<!-- tab 一@bolt -->\nx\n<!-- endtab -->\n<!-- tab B & C -->\n*y*\n{% endtabs %}": (
        "<p><strong>一</strong></p><p>x<!-- endtab --></p><p><strong>B &amp; C</strong></p><p><em>y</em></p>"
    ),
    "{% note success no-icon %}\nx\n{% endnote %}": '<div class="notice"><p><strong>Success</strong></p><p>x</p></div>',
    "{% note info no-icon simple %}\nx\n{% endnote %}": (
        '<div class="notice"><p><strong>Info</strong></p><p>x</p></div>'
    ),
    "{% note info simple rules %}\nx\n{% endnote %}": (
        '<div class="notice"><p><strong>simple rules</strong></p><p>x</p></div>'
    ),
    "- one\n\n  {% note %}\n  x\n  {% endnote %}\n\n- two": (
        '<ul><li><p>one</p><div class="notice"><p><strong>Note</strong></p><p>x</p></div></li><li><p>two</p></li></ul>'
    ),
    "{% folding blue open, 一 二 %}\nx\n{% endfolding %}": "<p><strong>一 二</strong></p><p>x</p>",
    "{% hideToggle Answer,blue,#fff %}\nx\n{% endhideToggle %}": "<p><strong>Answer</strong></p><p>x</p>",
    "{% details One, two %}\nx\n{% enddetails %}": "<p><strong>One, two</strong></p><p>x</p>",
    "{% timeline Years,green %}\n<!-- timeline 1999 -->\nx\n<!-- endtimeline -->\n{% endtimeline %}": (
        "<p><strong>Years</strong></p><p><strong>1999</strong></p><p>x<!-- endtimeline --></p>"
    ),
    "{% theorem Thales %}\nx\n{% endtheorem %}": "<p><strong>Theorem (Thales)</strong></p><p>x</p>",
    "{% pullquote left %}\nx\n{% endpullquote %}": "<blockquote><p>x</p></blockquote>",
    "{% zap Of pears %}\nx\n{% endzap %}": "<p><strong>Of pears</strong></p><p>x</p>",
    "{% githubify https://e.org/r %}\nfix #1\n{% endgithubify %}": "<p>fix #1</p>",
    "{% zap 'A phrase' %}\n*x*\n{% endzap %}": "<p><strong>A phrase</strong></p><p><em>x</em></p>",
    "{% math %}\na_1\n{% endmath %}": '<div class="kdmath">$$a_1$$</div>',
}


@pytest.mark.parametrize(("text", "made"), BLOCKS.items())
def test_a_tag_on_its_own_lines_is_a_block(text: str, made: str) -> None:
    assert "".join(line.strip() for line in body_html(source(text)).splitlines()) == made


INCLUDES = {
    "{% include figure.liquid path='a.png' class='x' caption='A *c*' %}": (
        '<figure><img src="a.png" alt="" /><figcaption>A <em>c</em></figcaption></figure>'
    ),
    "{% include figure image_path='/a.png' alt=page.title %}": '<p><img src="/a.png" alt="T" /></p>',
    "x {% include embed/youtube.html id='q7' %}": (
        '<p>x <a href="https://www.youtube.com/watch?v=q7">https://www.youtube.com/watch?v=q7</a></p>'
    ),
    "{% include video id='77' provider='vimeo' %}": '<p><a href="https://vimeo.com/77">https://vimeo.com/77</a></p>',
    "{% include toc icon='gears' %}": "",
    "{% include callout.html type='tip' content='Try *it*' %}": (
        '<div class="notice"><p><strong>Tip</strong></p><p>Try <em>it</em></p></div>'
    ),
    "{% capture x %}In{% endcapture %}{% include alert.html type='info' content=x %}": (
        '<div class="notice"><p><strong>Info</strong></p><p>In</p></div>'
    ),
    "{% include alert info='Hot' %}": '<div class="notice"><p><strong>Info</strong></p><p>Hot</p></div>',
    "{% include note.html title='Heed' body='a\n\nb' %}": (
        '<div class="notice"><p><strong>Heed</strong></p><p>a</p><p>b</p></div>'
    ),
    "{% include faq.html question='Why?' answer='So *it* is' %}": (
        "<p><strong>Why?</strong></p><div><p>So <em>it</em> is</p></div>"
    ),
    "{% include card.html title='Pear' text='A fruit' link='/pear' button='See it' image='/a.png' %}": (
        '<p><strong>Pear</strong></p><div><p>A fruit</p></div><p><a href="/pear">See it</a></p>'
        '<p><img src="/a.png" alt="" /></p>'
    ),
    "{% include image.html file='a.png' url='https://e.org' alt='' caption='c' %}": (
        '<figure><a href="https://e.org"><img src="a.png" alt="" /></a><figcaption>c</figcaption></figure>'
    ),
    "{% include image.html url='/a.png' description='Two pears' credit='Jane Doe' %}": (
        '<figure><img src="/a.png" alt="" /><figcaption>Two pears</figcaption></figure><div><p>Jane Doe</p></div>'
    ),
    "{% include image.html src='/a.png' title='Two pears' %}": (
        '<figure><img src="/a.png" alt="" /><figcaption>Two pears</figcaption></figure>'
    ),
    "{% include quote.html text='To be' author='Ann' %}": "<blockquote><p>To be</p><p>Ann</p></blockquote>",
    "x {% include youtube.html id='q7' text='Clip' note='See *it*' %}": (
        '<p>x <a href="https://www.youtube.com/watch?v=q7">Clip</a> See <em>it</em></p>'
    ),
    "{% include gallery caption='All *two*' %}": (
        '<div><figure><img src="/a-th.png" alt="A &amp; B" title="T" /></figure>'
        '<figure><img src="/b.png" alt="" /></figure></div><p>All <em>two</em></p>'
    ),
    "{% include gallery id='other' %}": '<div><figure><img src="c.png" alt="" /></figure></div>',
    "{% include feature_row %}": (
        '<p><img src="/a.png" alt="A pear" /></p><p><strong>Pears</strong></p><div><p>All <em>ripe</em></p></div>'
        '<p><a href="#p">See</a></p><p><strong>Plums</strong></p>'
    ),
    "{% include nav_list nav='fruit' %}": (
        '<ul><li>Pome<ul><li><a href="/pear/">Pear</a></li></ul></li><li><a href="/a">A</a></li></ul>'
    ),
    "{% include any.html photo='/a.png' %}": '<p><img src="/a.png" alt="" /></p>',
}


@pytest.mark.parametrize(("text", "made"), INCLUDES.items())
def test_an_include_of_a_theme_is_read_as_a_tag_of_its_name(text: str, made: str) -> None:
    assert "".join(line.strip() for line in body_html(source(text)).splitlines()) == made
    assert [note.code for note in run(text).notes] == [Code.LIQUID_MISSING]


@pytest.mark.parametrize(
    "text",
    ["{% include warning.html %}", "{% include x.html a='b' %}", "{% include gallery %}", "{% include nav_list %}"],
)
def test_an_include_that_says_nothing_of_itself_stays(text: str) -> None:
    assert render(msgspec.structs.replace(source(text), page={})).text == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("{% include map.html photo='/a.png' lat='1' style='width: 2em' %}", "lat"),
        ("{% zap blue open %}x{% endzap %}", "blue open"),
        ("{% zap rows='{\"a\": 1}' %}x{% endzap %}", "rows"),
    ],
)
def test_what_a_tag_is_handed_and_cannot_be_shown_is_named(text: str, left: str) -> None:
    assert [note.message.partition("read plainly, without ")[2] for note in run(text).notes] == [left]


PHRASES = st.sampled_from(("Two pears", "One *more* word", "梨"))


@given(st.dictionaries(st.text("abcdt", min_size=3), PHRASES, min_size=1))
def test_no_text_of_a_parameter_is_lost(parameters: dict[str, str]) -> None:
    given_all = " ".join(f'{key}="{value}"' for key, value in parameters.items())
    for name in ("image", "card", "note", "accordion", "youtube", "quote"):
        made = run(f'{{% include {name}.html src="/a.png" url="https://e.org/b" {given_all} %}}').text
        assert all(value in made for value in parameters.values())


def test_a_part_of_the_post_is_markdown() -> None:
    assert run("{% render_partial part.md %}").text == "*part* T"


def test_a_file_that_is_not_there_keeps_the_tag_and_is_named() -> None:
    done = run("{% include_code none.rb %}")
    assert done.text == "{% include_code none.rb %}"
    assert [note.code for note in done.notes] == [Code.LIQUID_MISSING, Code.LIQUID_UNKNOWN_TAG]


def test_html_posts_hold_no_markdown_attribute() -> None:
    made = run("{% blockquote Ann %}\nx\n{% endblockquote %}", Markup.HTML).text
    assert made.split() == ["<blockquote>", "x", "<p>Ann</p>", "</blockquote>"]
    listed = "{% include feature_row %}{% include gallery caption='c' %}{% note %}x{% endnote %}{{< zap 'a b' >}}"
    assert "markdown=" not in run(listed, Markup.HTML).text


def test_lines_of_a_block_are_those_of_its_content() -> None:
    done = run("{% blockquote %}\none\n\ntwo\n{% endblockquote %}\nafter")
    assert {line: done.line_map[done.text.split("\n").index(line)] for line in ("one", "two", "after")} == {
        "one": 2,
        "two": 4,
        "after": 6,
    }


@pytest.mark.parametrize("tag", ["codeblock", "highlight ruby"])
def test_lines_of_code_are_those_of_the_post(tag: str) -> None:
    done = run(f"{{% {tag} %}}\n\none\ntwo\n{{% end{tag.partition(' ')[0]} %}}\nafter")
    assert done.line_map[[line[:3] for line in done.text.split("\n")].index("two")] == 4
    assert done.line_map[-1] == 6


@pytest.mark.parametrize("markup", [Markup.MARKDOWN, Markup.HTML])
def test_the_line_of_highlighted_code_is_its_own_and_not_that_of_its_tag(markup: Markup) -> None:
    done = run("a\n\n{% highlight ruby %}\none\n{% endhighlight %}\nafter", markup)
    (line,) = (place for place, text in zip(done.line_map, done.text.split("\n"), strict=True) if "one" in text)
    assert line == 4


def test_a_tag_is_named_once() -> None:
    assert len(run("{% youtube a %}\n{% youtube b %}\n{% kbd x %}").notes) == 2


@given(st.text(alphabet="ab:=\"' ,-/.", max_size=40))
def test_every_letter_of_the_arguments_is_in_a_word(arguments: str) -> None:
    found = words(arguments, lambda _: None)
    kept = "".join((*found.texts, *found.named, *found.named.values())).lower()
    assert set("ab") & set(arguments.lower()) <= set(kept)


@given(st.text(alphabet="{}% \"'/x=-", max_size=40))
def test_any_arguments_can_be_read(arguments: str) -> None:
    for name in ("figure", "note", "picture", "codeblock", "btn", "zap"):
        run(f"{{% {name} {arguments} %}}")
