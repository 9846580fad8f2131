"""Images that stand for text are that text; pictures stay pictures."""

from __future__ import annotations

import pytest

from convert.nodes import Image, Inline, Math, Text
from tests.reader.ast.reading import inlines


def inline(markup: str) -> Inline:
    """Return what stands between two words."""
    return inlines(f"<p>we <b>saw</b>{markup}<b>there</b></p>")[2]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<img class="wp-smiley" alt="😀" src="https://s.example/images/1f600.png">', "😀"),
        ('<img class="emoji" alt=":anchor:" src="https://icons.example/unicode/2693.png?v8">', ":anchor:"),
        ('<img class="emoji" alt=":anchor:" src="https://icons.example/unicode/2693.png">', "⚓"),
        ('<img class="emoji" alt=":pirate:" src="/icons/1f3f4-200d-2620-fe0f.svg">', "🏴‍☠️"),
        ('<img class="emoticon" alt="[偷笑]" src="https://s.example/tx.gif">', "[偷笑]"),
        ('<img alt="⚓" src="//cdn.example/svg/2693.svg">', "⚓"),
    ],
)
def test_an_emoticon_is_its_text(markup: str, text: str) -> None:
    assert inline(markup) == Text(text)


@pytest.mark.parametrize(
    "markup",
    [
        '<img class="emoji" src="/icons/ship.png">',  # no text is known
        '<img alt="🚢" src="/photos/departure.jpg">',  # a photograph that is called so
        '<img alt="图" src="/assets/4e00.png">',
        '<img class="emoji-free" alt="the quay" src="/assets/1234.png">',
        '<img alt="d800" class="none" src="/d800.png">',
    ],
)
def test_a_picture_stays_one(markup: str) -> None:
    assert isinstance(inline(markup), Image)


@pytest.mark.parametrize(
    ("markup", "tex"),
    [
        ('<img src="https://www.zhihu.com/equation?tex=a%5E2%2Bb%5E2%3D1" alt="[公式]">', "a^2+b^2=1"),
        ('<img src="https://s0.wp.com/latex.php?latex=%5Cfrac+12&bg=ffffff" alt="">', r"\frac 12"),
        (r'<img src="https://latex.codecogs.com/svg.latex?\inline&space;\dpi{150}&space;x_1&plus;y">', "x_1+y"),
        ('<img src="https://latex.codecogs.com/png.latex?%24%24x%3D1%24%24">', "x=1"),
        ('<img src="https://chart.example/chart?cht=tx&chl=n%5Csum" alt="">', r"n\sum"),
        (r'<img class="ql-img-inline-formula" alt="\sqrt{7}" src="/a.png">', r"\sqrt{7}"),
        (r'<img class="mwe-math-fallback-image-inline" alt="{\displaystyle q}" src="/q.svg">', r"{\displaystyle q}"),
    ],
)
def test_a_formula_of_a_service_is_one(markup: str, tex: str) -> None:
    assert inline(markup) == Math(tex)


@pytest.mark.parametrize(
    "markup",
    [
        '<img alt="graph" src="https://chart.example/chart?cht=lc&chl=a|b">',
        '<img alt="x" src="https://texas.example/photo.jpg?tex=1">',
        '<img alt="Rendered by QuickLaTeX.com" class="ql-img-inline-formula" src="/a.png">',
        '<img alt="map" src="/equation">',
        '<img alt="map" src="/equation?">',
    ],
)
def test_what_asks_no_service_for_a_formula_is_a_picture(markup: str) -> None:
    assert isinstance(inline(markup), Image)
