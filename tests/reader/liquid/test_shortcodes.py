"""Shortcodes of Hugo, of which Jekyll shows nothing: read as the tags of plug-ins are, and named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.errors import LiquidError
from convert.notes import Code
from convert.reader.read import body_html
from tests.reader.liquid.test_plugins import run, source

LINES = {
    "{{< youtube q7Kz >}}": '<a href="https://www.youtube.com/watch?v=q7Kz">https://www.youtube.com/watch?v=q7Kz</a>',
    '{{< vimeo id="77" >}}': '<a href="https://vimeo.com/77">https://vimeo.com/77</a>',
    '{{< tweet user="me" id="12" >}}': '<a href="https://twitter.com/i/status/12">https://twitter.com/i/status/12</a>',
    '{{< gist me 12 "a.js" >}}': '<a href="https://gist.github.com/me/12">https://gist.github.com/me/12</a> (a.js)',
    '[x]({{< relref "posts/2020-01-02-a.md#b" >}})': "[x](/base/2020/a.html)",
    '[x]({{< ref "other.md" >}})': "[x](other)",
    '{{< figure src="/a.png" alt="b" />}}': '<img src="/a.png" alt="b">',
    'a {{< zap "two words" size="3" >}}': "a two words",
    "a{{< zap three >}}b{{% /zap %}}": "ab",
    "a {{< zap >}}b{{< zip >}}c{{< /zap >}} d": "a bc d",
    "{{</* youtube q7 */>}}": "{{< youtube q7 >}}",
    "`{{< youtube q7 >}}`": "`{{< youtube q7 >}}`",
    "```\n{{< zap >}}a{{< /zap >}}\n```": "```\n{{< zap >}}a{{< /zap >}}\n```",
    "{{< zap >}}{% if true %}a{{< /zap >}}b{% endif %}": "ab",
    "{% if true %}{{< zap >}}a{% endif %}{{< /zap >}}b": "ab",
}


@pytest.mark.parametrize(("text", "made"), LINES.items())
def test_a_shortcode_is_written_plainly(text: str, made: str) -> None:
    done = run(text)
    assert done.text.strip() == made
    assert {note.code for note in done.notes} <= {Code.LIQUID_UNKNOWN_TAG}


BLOCKS = {
    '{{< figure src="/a.png" title="Two pears" caption="A *c*" attr="Jane" >}}': (
        '<figure><img src="/a.png" alt="" /><figcaption>Two pears – A <em>c</em></figcaption></figure>'
        "<div><p>Jane</p></div>"
    ),
    '{{< highlight go "linenos=table" >}}\na < b\n{{< /highlight >}}': (
        '<pre><code class="language-go" data-lang="go">a &lt; b</code></pre>'
    ),
    "{{% notice tip %}}\nA *b*\n{{% /notice %}}": (
        '<div class="notice"><p><strong>Tip</strong></p><p>A <em>b</em></p></div>'
    ),
    '{{< callout emoji="⚡" text="A *b*" >}}': (
        '<div class="notice"><p><strong>Callout</strong></p><p>A <em>b</em></p></div>'
    ),
    '{{< details "See" open >}}\nx\n{{< /details >}}': "<p><strong>See</strong></p><p>x</p>",
    '{{< tabs "t" >}}\n{{% tab "Mac OS" %}}\nx\n{{% /tab %}}\n{{< /tabs >}}': "<p><strong>Mac OS</strong></p><p>x</p>",
}


@pytest.mark.parametrize(("text", "made"), BLOCKS.items())
def test_a_shortcode_on_its_own_lines_is_a_block(text: str, made: str) -> None:
    assert "".join(line.strip() for line in body_html(source(text)).splitlines()) == made


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{< youtube q7 >}}", "youtube: read plainly, where Jekyll shows nothing of it"),
        ("{{< param date >}}", "param: left out, as Jekyll leaves it"),
        ('{{< zap "a b" lat="1" >}}', "zap: read plainly, without lat, where Jekyll shows nothing of it"),
    ],
)
def test_a_note_says_what_became_of_a_shortcode(text: str, said: str) -> None:
    assert [note.message for note in run(text).notes] == [f"a shortcode of Hugo, {said}"]


@pytest.mark.parametrize("text", ["a {{ '<b>' }}", "{{ page.title }} {{<}}", "{{ 5 | modulo: 3 }}"])
def test_other_outputs_are_no_shortcodes(text: str) -> None:
    assert not any("Hugo" in note.message for note in run(text).notes)


def test_shortcodes_nest_to_any_depth() -> None:
    assert run("{{< a >}}" * 1000 + "x" + "{{< /a >}}" * 1000).text == "x"


PARTS = st.sampled_from((
    "{{< a >}}", "{{< /a >}}", "{{% b %}}", "{{% /b %}}", "{% if true %}", "{% endif %}", "{% zap %}", "{% endzap %}",
    "{% zip %}", "{% endzip %}", "x", "`",
))  # fmt: skip


@given(st.lists(PARTS, max_size=12))
def test_blocks_of_liquid_nest_as_they_do_without_shortcodes(parts: list[str]) -> None:
    def fails(text: str) -> bool:
        try:
            run(text)
        except LiquidError:
            return True
        return False

    assert fails("".join(parts)) == fails("".join(part for part in parts if "{{" not in part))
