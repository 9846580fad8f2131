"""Templates as Jekyll runs them; what fails stays as its source, with a note."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.errors import ConvertError, LimitError, LiquidError
from convert.nodes import Meta
from convert.notes import Code
from convert.reader.liquid import Rendered, render
from convert.sources import Markup, PostSource

PAGE = {"title": "Tea", "list": [3, 1, 2], "map": {"a": 1}, "n": 5, "nope": None,
        "pairs": {"b": 1, "a": 2}, "rows": [{"v": "x"}, {"v": "10"}, {"v": 9, "n": 2}, {}],
        "words": ["a", "B"], "quote": "it's &", "html": '<b class="x">"a"</b> & c < d &copy;',
        "just_day": date(2020, 1, 2), "day": datetime(2020, 1, 2, tzinfo=UTC),
        "before": datetime(2019, 1, 2, tzinfo=UTC)}  # fmt: skip


def run(text: str, markup: Markup = Markup.MARKDOWN) -> Rendered:
    return render(PostSource(path="p.md", text=text, meta=Meta(title="t"), page=PAGE, markup=markup))


CASES = {
    "{{ page.title }}": "Tea",
    "{{ page.nothing }}": "",
    "{{ page.list }}": "312",
    "{{ page.map }}": '{"a"=>1}',
    "{{ page.list | sort | join: '-' }}": "1-2-3",
    "{{ '10,9,,b,B,é,a' | split: ',' | sort | join: '-' }}": "-10-9-B-a-b-é",
    "{% assign s = page.pairs | sort %}{% for p in s %}{{ p[0] }}{{ p | last }} {% endfor %}{{ s.size }}": "a2 b1 2",
    "{{ page.pairs | sort | sort | inspect }}": "[[&quot;a&quot;, 2], [&quot;b&quot;, 1]]",
    "{{ page.rows | sort: 'v' | map: 'v' | join: ' ' }}": " 9 10 x",
    "{{ page.rows | sort: 'v', 'last' | map: 'v' | join: ' ' }}": "9 10 x ",
    "{{ 'a,b,,' | split: ',' | size }}": "2",
    "{{ 'x' | unheard_of }}": "x",
    "{{ '5abc' | plus: 1 }}": "6",
    "{{ 2.5 | round }}": "3",
    "{{ 1.255 | round: 2 }}": "1.26",
    "{{ 15 | round: -1 }}": "20",
    "{{ 5 | size }}": "8",
    "{{ 3.7 | modulo: 2 }} {{ -3.7 | modulo: 2 }} {{ -7 | modulo: 3 }} {{ 7 | modulo: -2.5 }}": "1.7 0.3 2 -0.5",
    "{{ nil | uri_escape }}": "",
    "{{ '2.5x' | plus: 0 }} {{ ' 2.5 ' | plus: 0 }} {{ '+5' | plus: 0 }} {{ '1_000' | plus: 0 }}": "2 2.5 5 1000",
    "{{ page.quote | xml_escape }} {{ page.quote | inspect }}": "it&apos;s &amp; &quot;it&apos;s &amp;&quot;",
    "{{ page.html | smartify }}": '<b class="x">“a”</b> &amp; c &lt; d ©'.replace("©", "&copy;"),
    "{{ '%2A%25 100% ﬁ%E4%BD%A0 é' | uri_escape }}": "*%25%20100%25%20fi%E4%BD%A0%20%C3%A9",
    "{{ page.just_day | date: '%F %z' }}": "2020-01-02 +0000",
    "{% if page.map contains page.list or page.map contains 'a' %}y{% endif %}": "y",
    "{{ 15 | round: 1 }} {{ nil | round: 1 }} {{ 2.25 | round: 1 }}": "15 0 2.3",
    "{{ page.list | append: '!' }} {{ page.list | strip }}": "[3, 1, 2]! [3, 1, 2]",
    "{{ page.words | escape }} {{ page.words }} {{ page.words | join }}": "[&quot;a&quot;, &quot;B&quot;] aB a B",
    "{{ 'a - b _ c' | slugify }} {{ 'a - b_c' | slugify: 'pretty' }} {{ 'Ł½' | slugify: 'latin' }}": "a-b-c a-b_c l",
    "{{ 'text' | find: 'k', 'v' }}": "text",
    "{{ 'hello' | truncate: 2 }}": "...",
    '{{ "it\'s" | escape }}': "it&#39;s",
    "{{ '2020-01-02' | date: '%-d %b %Y' }}": "2 Jan 2020",
    "{{ '05/06/2019' | date: '%F' }}": "2019-06-05",
    "{{ '2020-01-02' | date_to_string: 'ordinal', 'US' }}": "Jan 2nd, 2020",
    "{{ 'hello world 中文字' | number_of_words }}": "3",
    "{{ '，中。ab中cd' | number_of_words: 'cjk' }}": "5",
    "{{ page.list | array_to_sentence_string }}": "3, 1, and 2",
    "{{ page.map | jsonify }}": '{"a":1}',
    "{{ 'A b!' | slugify }}": "a-b",
    "{{ nil | default: 'd' }}": "d",
    "{% raw %}{{ x }}{% endraw %}": "{{ x }}",
    "a {%- comment %} b {% endcomment -%} c": "ac",
    "{% for i in (1..3) %}{{ i }}{% endfor %}": "123",
    "{% for i in page.list reversed %}{{ i }}{% endfor %}": "213",
    "{% unless page.nope %}u{% endunless %}": "u",
    "{% if page.day > page.before and page.before <= page.before %}later{% endif %}": "later",
    "{% if 'a' < 'b' and 'b' >= 'B' and 2 > 1.5 %}y{% endif %}": "y",
    "{% if page.nope < 1 or 1 > page.nope or true >= false or page.list < page.list %}y{% else %}n{% endif %}": "n",
    "{% assign found = page.rows | where_exp: 'r', 'r.n >= 2' %}{{ found | size }}": "1",
    "{% case page.n %}{% when 5 %}five{% endcase %}": "five",
    "{% capture q %}x{% endcapture %}{{ q }}{{ q }}": "xx",
    "{% assign a = 'b' %}{{ a | upcase }}": "B",
    "{{ 'a' }} } }}": "a } }}",
    "{% assign limit = 2 %}{% for i in page.list limit: limit %}{{ i }}{% endfor %}{{ limit | plus: 1 }}": "313",
    "{% assign offset = 1 %}{% assign cols = 3 %}{% if offset and cols > 2 %}{{ offset | plus: cols }}{% endif %}": "4",
    "{% assign reversed = 'ab' | split: '' %}{% for i in reversed reversed %}{{ i }}{% endfor %}": "ba",
    "{% for in in page.list limit:1 %}{{ in }}{% endfor %}": "3",
    "{% for i in page.list limit:1 %}{% endfor %}{% for i in page.list offset:continue %}{{ i }}{% endfor %}": "12",
    "{% assign with = 1 %}{% assign if = 2 %}{% assign and = 3 %}{% if if and and %}{{ with }}{% endif %}": "1",
    "{{ page.empty }}{{ page.nil }}{{ page.for | default: 'x' }}{% if page.limit == nil %}y{% endif %}": "xy",
    "{% assign found = page.rows | where_exp: 'in', 'in.limit == nil' %}{{ found.size }}": "4",
    "{{ -7 | abs }}{{- -7 -}}": "7-7",
}


@pytest.mark.parametrize(("text", "made"), CASES.items())
def test_a_template_gives_what_jekyll_writes(text: str, made: str) -> None:
    assert run(text) == Rendered(made, (1,))


@pytest.mark.parametrize(
    "text",
    [
        "{{ x }",
        "{% if a b %}q{% endif %}",
        "{% if page.n = 5 %}q{% endif %}",
        "{% if page.n == 5 or %}q{% endif %}",
        "{% for i page.list %}q{% endfor %}",
        "{% endfor %}",
        "{{ 1 | divided_by: 0 }}",
        "{{ 'text' | sort }}",
        "{% if '10' < 9 %}y{% endif %}",
        "{% assign a = page.list | push: 'x' | sort %}",
        "{% include a.md %}",
        "{{ 1 | date: '%99999d' }}",
    ],
)
def test_what_fails_stays_as_its_source_with_a_note(text: str) -> None:
    done = run(text)
    assert done.text == text
    assert done.notes


SALVAGED = {
    "{{ page.title | append: 'x' | }}|{{ page.n | plus: 1, }}|{{ page.title 'b' }}|{{ 'a' | }}": "Teax|6|Tea|a",
    "{{ page.title | replace 'T', 'P' }}|{{ page.title | truncate: 2 'x' }}|{{ page.title, page.n }}": "Tea|...|Tea",
    "{{ page.list[0 }}|{{ page..title }}|{{ page.title! }}|{{ page.n + 1 }}|{{ 'a' + 'b' }}": "|Tea|Tea|5|a",
    "{% if page.n == 5 && true %}y{% endif %}{% if page.n == 4 || true %}n{% endif %}": "y",
    "{% if (page.n == 5) %}n{% endif %}{% if (page.n == 5 or page.nope) and true %}y{% endif %}": "y",
    "{{ 'a' | 5 upcase }}{{ 'a' | append: ( 'b' }}{{ 'a' | default: && 'b' }}": "aaa",
    "{% unless page.n > 3, true %}u{% else %}v{% endunless %}": "v",
    "{% if page.nope %}a{% elsif page.n && %}{% if page.n, %}b{% endif %}{% endif %}": "b",
    "{% assign y = page.list | join '-' %}{{ y }}{% assign x = 5 + 3 %}{{ x }}": "3 1 25",
    "{% for i in page.list, %}{{ i }}{% endfor %}{% for i in page.list limit=2 %}{{ i }}{% endfor %}{{ | }}": "312312",
}


@pytest.mark.parametrize(("text", "made"), SALVAGED.items())
def test_of_a_faulty_expression_is_read_what_jekyll_reads(text: str, made: str) -> None:
    done = run(text)
    assert done.text == made
    assert {note.code for note in done.notes} == {Code.LIQUID_ERROR}


def test_faults_nested_deep_cost_little() -> None:
    text = "{% if x %}{% elsif a && %}" * 25 + "{% endif %}" * 25
    assert run(text).text == ""


@pytest.mark.parametrize("fault", ["a" * 100_000 + " |", "a" + " " * 100_000 + "and b &&", "'\"" * 50_000])
def test_a_long_faulty_expression_is_left_alone(fault: str) -> None:
    text = f"{{% assign x = {fault} %}}{{% if {fault} %}}{{% endif %}}"
    assert run(text).notes


def test_an_unknown_tag_is_named_once() -> None:
    done = run("{% zap 1 %}\n{% zap 2 %}")
    assert done.text == "{% zap 1 %}\n{% zap 2 %}"
    assert [note.code for note in done.notes] == [Code.LIQUID_UNKNOWN_TAG]


def test_an_unknown_block_keeps_its_content() -> None:
    assert run("{% zap %}in{% endzap %}").text == "in"


def test_code_stands_in_a_figure_with_line_ends_in_markdown_only() -> None:
    text = "{% highlight c++ %}\na < b\n{% endhighlight %}"
    figure = '<figure class="highlight"><pre><code class="language-c--" data-lang="c++">a &lt; b</code></pre></figure>'
    assert run(text).text == f"\n{figure}\n"
    assert run(text, Markup.HTML).text == figure


def test_lines_of_a_loop_are_those_of_its_body() -> None:
    assert run("a\n{% for i in (1..2) %}\n{{ i }}\n{% endfor %}\nz").line_map == (1, 2, 3, 2, 3, 4, 5)


@pytest.mark.parametrize("text", ["{% for x in y %}", "{% if a %}{% for b in c %}{% endif %}", "{% raw %}"])
def test_a_block_that_never_closes_is_an_error_with_its_line(text: str) -> None:
    with pytest.raises(LiquidError, match=r"^p\.md:2: "):
        run("\n" + text)


@pytest.mark.parametrize(
    "text",
    [
        "{% for i in (1..99999) %}{% for j in (1..99999) %}x{% endfor %}{% endfor %}",
        "{{ (1..999999999999) | join: ',' }}",
        (
            "{% capture a %}{% for i in (1..9999) %}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{% endfor %}{% endcapture %}"
            "{% for i in (1..500000) %}{% if a contains 'zz' %}{% endif %}{% endfor %}"
        ),
        "{% assign a = 'x' %}{% for i in (1..100) %}{% assign a = a | append: a %}{% endfor %}",
    ],
)
def test_a_bomb_is_over_a_limit(text: str) -> None:
    with pytest.raises(LimitError):
        run(text)


@given(st.text(alphabet="{}%|'\" -abif\nrw", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        done = run(text)
    except ConvertError:
        return
    assert len(done.line_map) == done.text.count("\n") + 1
    if "{{" not in text and "{%" not in text:
        assert done.text == text
