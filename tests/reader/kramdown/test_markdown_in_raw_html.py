"""``markdown="…"`` inside an element that is raw: as kramdown, whose elements nest by recursion, reads it."""

from convert.reader.kramdown import JEKYLL_OPTIONS, convert


def html(text: str) -> str:
    return convert(text, **JEKYLL_OPTIONS).html


def test_a_caption_inside_a_raw_figure_is_markdown() -> None:
    made = html('<figure>\n<img src="/a.png" alt="" />\n<figcaption markdown="span">*n* 1</figcaption>\n</figure>\n')
    assert "<figcaption><em>n</em> 1</figcaption>" in made


def test_blocks_stand_in_a_cell_that_asks_for_them() -> None:
    made = html('<table><tr><td markdown="block">\n\n- a\n\n</td><td>*b*</td></tr></table>\n')
    assert "<li>a</li>" in made
    assert "<td>*b*</td>" in made


def test_deep_raw_html_is_read_at_no_risk() -> None:
    deep = 3000
    made = html("<div>" * deep + '<p markdown="span">*a*</p>' + "</div>" * deep)
    assert made.count("<div>") == deep
