"""Captions that emphasis marks, which no table of lines can hold, and what is said of tables."""

from __future__ import annotations

import pytest

import convert
from convert.nodes import Figure, Paragraph, Table
from convert.walk import plain_text

POST = "The pumps have run since October.\n\n![](a.png){}\n\nResidents of North Street recall summers without water.\n"


def read(below: str) -> convert.Post:
    return convert.read_text(POST.format(below).encode(), name="_posts/2024-03-05-pumps.md")


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_line_in_italics_under_an_image_is_its_caption(between: str) -> None:
    figure = read(f"{between}*The pump at dawn. It never stops.*").blocks[1]
    assert isinstance(figure, Figure)
    assert plain_text(figure.caption) == "The pump at dawn. It never stops."


def test_sentences_that_nothing_marks_stay_in_the_text() -> None:
    figure, below = read("\n\nThe pump at dawn. It never stops.").blocks[1:3]
    assert isinstance(figure, Figure)
    assert not figure.caption
    assert isinstance(below, Paragraph)


@pytest.mark.parametrize(
    ("alt", "line"),
    [
        ("The pump at dawn", "The pump at dawn. It never stops."),
        ("北街的老水表", "北街的老水表。墙上的字还看得清。"),
        ("北街的老水表。", "北街的老水表。墙上的字还看得清。"),
    ],
)
def test_a_line_whose_first_sentence_is_the_other_text_is_its_caption(alt: str, line: str) -> None:
    post = POST.format(f"\n\n{line}").replace("![]", f"![{alt}]")
    figure = convert.read_text(post.encode(), name="_posts/2024-03-05-pumps.md").blocks[1]
    assert isinstance(figure, Figure)
    assert plain_text(figure.caption) == line


@pytest.mark.parametrize(
    ("alt", "line"),
    [
        ("pump", "The pump at dawn. It never stops."),
        ("The pump", "The pump was sold in the spring. Nobody knows who bought it."),
        ("水表", "水表。墙上的字还看得清。"),
        ("The pump", f"The pump. {'It never stops. ' * 12}"),
    ],
)
def test_a_line_that_goes_on_from_the_other_text_stays(alt: str, line: str) -> None:
    post = POST.format(f"\n\n{line}").replace("![]", f"![{alt}]")
    figure = convert.read_text(post.encode(), name="_posts/2024-03-05-pumps.md").blocks[1]
    assert isinstance(figure, Figure)
    assert not figure.caption


NEWS = "码头去年新添了四台吊车，夜里也有船靠岸，海关说今年还会更忙，渔船只好改泊到北岸去。"
IMAGE = "![](a.png)"
CHART = "图1：吞吐量"
REMARK = "注：不含过境货物"
DATA = "数据来源：海关"
PHOTOGRAPHER = "本报记者　林　航　摄"


def told(*lines: str) -> tuple[list[str], list[str]]:
    """Return what is said of the images of a report, and its paragraphs that are not its text."""
    text = "\n\n".join((NEWS, *lines, NEWS, "来源：港口日报"))
    post = convert.read_text(text.encode(), name="_posts/2024-03-05-port.md")
    figures = [block for block in post.blocks if isinstance(block, Figure)]
    said = [plain_text(part) for figure in figures for part in (figure.caption, figure.credit) if part]
    paragraphs = [plain_text(block.children) for block in post.blocks if isinstance(block, Paragraph)]
    return said, [paragraph for paragraph in paragraphs if paragraph != NEWS]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((CHART, IMAGE, REMARK), [f"{CHART}\n{REMARK}"]),
        ((CHART, IMAGE, f"{REMARK}，2023年截至四月。", DATA), [f"{CHART}\n{REMARK}，2023年截至四月。", DATA]),
        ((CHART, IMAGE, DATA, REMARK), [f"{CHART}\n{REMARK}", DATA]),
        ((IMAGE, CHART, DATA, REMARK), [f"{CHART}\n{REMARK}", DATA]),
        ((IMAGE, "老赵（左）在码头上指挥吊车。", PHOTOGRAPHER), ["老赵（左）在码头上指挥吊车。", PHOTOGRAPHER]),
        ((IMAGE, "老赵在码头上指挥吊车。", "图片来源：海关"), ["老赵在码头上指挥吊车。", "图片来源：海关"]),
    ],
)
def test_several_lines_beside_an_image_are_said_of_it(lines: tuple[str, ...], said: list[str]) -> None:
    assert told(*lines) == (said, [])


@pytest.mark.parametrize(
    "lines",
    [
        (IMAGE, "这一年码头上还发生了一件事。老赵退休了。", PHOTOGRAPHER),
        (IMAGE, "这一年老赵退休了。", "吊车是去年买的。"),
        (IMAGE, "老赵指挥着吊车。", "来源：一笔旧账"),
        (IMAGE, "我们看到，老赵在指挥吊车。", PHOTOGRAPHER),
    ],
)
def test_a_sentence_under_an_image_that_no_credit_follows_stays(lines: tuple[str, ...]) -> None:
    assert lines[1] in told(*lines)[1]


def test_an_image_behind_blanks_has_its_caption() -> None:
    made = told('<p>　　<img src="a.png"></p>', "图为码头上的吊车。")
    assert made == (["图为码头上的吊车。"], [])


@pytest.mark.parametrize("label", ["来源 | 港口周刊", "来源：港口周刊"])
def test_the_source_among_labels_under_a_first_image_is_the_posts(label: str) -> None:
    text = f"![](a.png)\n\n{label}\n\n作者 | 林远航\n\n{NEWS}\n\n{NEWS}"
    post = convert.read_text(text.encode(), name="_posts/2024-03-05-port.md")
    assert post.source
    assert post.source.name == "港口周刊"
    assert isinstance(post.blocks[0], Figure)
    assert not post.blocks[0].credit


def test_the_source_of_a_first_image_over_the_text_is_its_credit() -> None:
    text = f"作者 | 林远航\n\n![](a.png)\n\n来源：视觉港口\n\n{NEWS}\n\n{NEWS}"
    post = convert.read_text(text.encode(), name="_posts/2024-03-05-port.md")
    assert post.source is None


# --- lines of reports that their form and their place make captions ------------------------------------------------

JAPANESE = "港では今年も荷の扱いが増え、朝から夜まで起重機が動き続けている。漁船は北の岸に移った。"


def captions(*blocks: str) -> list[str]:
    post = convert.read_text("\n\n".join(blocks), name="_posts/2024-03-05-port.md")
    return [plain_text(block.caption) for block in post.blocks if isinstance(block, Figure)]


def under_the_second_image(line: str, *, first: str = "图为港口的新码头。") -> str:
    return captions("本报记者 林远航", NEWS, "![](a.png)", first, NEWS, "![](b.png)", line, NEWS)[1]


@pytest.mark.parametrize("line", ["朝の港の起重機。荷は夜のうちに着く", "北の岸の漁船。今は十二隻（五日）が残る"])
def test_a_line_that_ends_without_its_mark_is_a_caption_in_japanese(line: str) -> None:
    assert captions("文・小川直子　写真・松本一", JAPANESE, "![](a.png)", line, JAPANESE) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "朝の港の起重機。荷は夜のうちに着く。",
        "港は眠らない",
        "「荷は夜に着く。朝には出る」",
        "**朝の港。荷は夜に着く**",
    ],
)
def test_a_sentence_and_a_heading_are_none_in_japanese(line: str) -> None:
    assert captions("文・小川直子　写真・松本一", JAPANESE, "![](a.png)", line, JAPANESE) == [""]


def test_a_short_sentence_is_a_caption_where_all_other_images_have_one() -> None:
    assert under_the_second_image("工人在北岸卸货。") == "工人在北岸卸货。"


@pytest.mark.parametrize(
    "line",
    ["他在北岸等船。", "但船没有来。", "这是北岸的吊车。", "工人在北岸卸货。船还没有走。", "“船来了。”", "雨停了。"],
)
def test_a_short_sentence_that_goes_on_is_none(line: str) -> None:
    assert under_the_second_image(line) == ""


def test_a_short_sentence_is_none_beside_images_without_a_caption_or_other_short_sentences() -> None:
    assert under_the_second_image("工人在北岸卸货。", first=NEWS) == ""
    assert captions("本报记者 林远航", NEWS, "![](b.png)", "工人在北岸卸货。", NEWS) == [""]
    post = (
        "本报记者 林远航",
        NEWS,
        "![](a.png)",
        "图为港口的新码头。",
        "天已经亮了。",
        NEWS,
        "![](b.png)",
        "工人在北岸卸货。",
        NEWS,
    )
    assert captions(*post)[1] == ""


def test_what_is_said_under_a_table_stays_there_and_its_name_goes_above() -> None:
    table = "| 码头 | 吨 |\n| --- | --- |\n| 南岸 | 120 |"
    told = ["港口去年吞吐量比前年多了三成，码头上的吊车昼夜不停，海关说今年还会更忙。", "表1：各码头吞吐量", table]
    told += [
        "资料来源：港务局，海港证券研究所",
        "注：不含过境货物。",
        "码头上的人说，这样的数字已经有十年没有见过了，今年还会再创新高。",
    ]
    post = convert.read_text("\n\n".join(told).encode(), name="_posts/2024-03-05-port.md")
    assert [
        plain_text(block.caption) if isinstance(block, Table) else f"{block.kind} {plain_text(block.children)[:4]}"
        for block in post.blocks
        if isinstance(block, (Paragraph, Table))
    ] == ["body 港口去年", "表1：各码头吞吐量", "table-note 资料来源", "table-note 注：不含", "body 码头上的"]
    assert post.source is None


def under_both_images(first: str, second: str, *, more: str = NEWS, over: str = NEWS) -> list[str]:
    return captions("本报记者 林远航", NEWS, "![](a.png)", first, over, more, "![](b.png)", second, NEWS)


@pytest.mark.parametrize("over", [NEWS, f"**北岸的早上**\n\n{NEWS}", f"## 北岸的早上\n\n{NEWS}"])
def test_short_sentences_are_captions_where_one_is_under_every_image(over: str) -> None:
    said = ["夜色中的旧码头。", "工人在北岸卸货。"]
    assert under_both_images(*said, over=over) == said


@pytest.mark.parametrize(
    ("first", "second", "more"),
    [
        ("夜色中的旧码头。", "他在北岸等船。", NEWS),
        ("夜色中的旧码头。", NEWS, NEWS),
        ("夜色中的旧码头。", "工人在北岸卸货。", "天已经亮了，船还没来。"),
        ("雨停了。", "船来了。", NEWS),
    ],
)
def test_short_sentences_are_none_where_one_may_be_text(first: str, second: str, more: str) -> None:
    assert under_both_images(first, second, more=more) == ["", ""]


# --- credits at the edges of a post ------------------------------------------------------------------------------

WATER = "三座新水厂从去年十月起供水，日供水能力比前一年提高了四成，水质抽检合格率也升到了九成九。"


def credits_of(*lines: str) -> list[str]:
    post = convert.read_text("\n\n".join(lines).encode(), name="_posts/2024-03-05-pumps.md")
    return [plain_text(block.credit) for block in post.blocks if isinstance(block, Figure)]


@pytest.mark.parametrize(
    "lines",
    [
        (IMAGE, WATER, WATER, "图片：网络"),
        (IMAGE, WATER, WATER, "图片 | 网络", "文 | 林远航"),
        ("题图：网络", IMAGE, WATER, WATER),
    ],
)
def test_a_credit_at_an_edge_is_given_to_the_image(lines: tuple[str, ...]) -> None:
    assert credits_of(*lines) == [next(line for line in lines if "网络" in line)]


@pytest.mark.parametrize(
    "lines",
    [
        (IMAGE, WATER, WATER, "文 | 林远航", "编辑 | 苏小满", "图片 | 网络", "排版 | 何舟"),
        (IMAGE, WATER, WATER, "图片：网络", "编辑：苏小满"),
        ("题图：网络", WATER, WATER, IMAGE),
    ],
)
def test_a_credit_among_editors_or_far_from_a_cover_stays(lines: tuple[str, ...]) -> None:
    assert credits_of(*lines) == [""]
