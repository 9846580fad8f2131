"""Ways back to the section that the front matter of a post names."""

from __future__ import annotations

import pytest

from convert.notes import Action, Decision
from convert.passes import normalize
from convert.passes.profiles import profile_for
from tests.passes.building import build
from tests.passes.contexts import BODY, ENGLISH, SIGNED


def dropped(line: str, section: str, *, at_the_head: bool = False) -> list[str]:
    lines = (line, *ENGLISH) if at_the_head else (*ENGLISH, line)
    post = build("\n\n".join(lines), categories=(section,))
    return [decision.text for decision in normalize(post, *profile_for(post, "auto")).decisions]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("[返回水务](/water/)", "水务"),
        ("[Back to Water](/water/)", "water"),
        ("[水道の一覧へ戻る](/suido/)", "水道"),
        ("[水道へ戻る](/suido/)", "水道"),
        ("[수도 목록으로](/sudo/)", "수도"),
        ("[水道ニュース一覧へ戻る](/suido/)", "suido"),
        ("[返回水务](../water/index.html)", "water"),
        ("[← Back to the issue](/issues/12/) · [All recipes](/recipes/)", "recipes"),
        ("[All water](/topics/water/)", "water"),
        ("[Alle Reportagen](/reportagen/)", "Reportagen"),
        ("[Toutes les chroniques](/chroniques/)", "chroniques"),
        ("[Todas las crónicas](/cronicas/)", "cronicas"),
        ("[Tutti i racconti](/racconti/)", "racconti"),
        ("[Terug naar Water](/water/)", "water"),
        ("[Powrót do Wody](/woda/)", "woda"),
        ("[返回本期目录](/issues/12/) · [全部随笔](/essays/)", "随笔"),
        ("[所有随笔](/essays/)", "随笔"),
    ],
)
def test_a_way_back_to_the_section_is_dropped(line: str, section: str) -> None:
    assert len(dropped(line, section)) == 1


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("[Back to School](/school/)", "water"),
        ("[故郷へ戻る](/home/)", "水道"),
        ("水道へ戻る", "水道"),
        ("[水道](/suido/)", "水道"),
        ("[水道](/suido/)", "suido"),
        ("[回憶北街](/diary/)", "diary"),
        ("[Allotments](/news/)", "news"),
        ("[全部真相](/2023/truth/)", "随笔"),
        ("[所有的水](/2023/water/)", "随笔"),
        ("全部随笔", "随笔"),
        ("[All about pumps](/pumps/7/)", "water"),
        ("All recipes", "recipes"),
        ("[Recipes](/recipes/)", "recipes"),
        ("[Alle meine Entchen](/lieder/)", "water"),
        ("[Terug naar school](/school/)", "water"),
        ("[Tous ensemble](/chroniques/3/)", "chroniques"),
    ],
)
def test_a_way_elsewhere_stays(line: str, section: str) -> None:
    assert dropped(line, section) == []


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("[ホーム](/) ＞ [水道](/suido/)", "suido"),
        ("[首页](/) &gt; [水务](/water.html)", "water"),
        ("[الرئيسية](/) > [ماء](/water/)", "water"),
    ],
)
def test_a_breadcrumb_names_the_section_by_its_address(line: str, section: str) -> None:
    assert len(dropped(line, section, at_the_head=True)) == 1


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("[ホーム](/) ＞ [水道](/suido/)", "water"),
        ("[水道](/suido/) ＞ [井戸](/ido/)", "suido"),
    ],
)
def test_other_links_in_a_row_are_no_breadcrumb(line: str, section: str) -> None:
    assert dropped(line, section, at_the_head=True) == []


# --- beside the front page ---------------------------------------------------------------------------------------


def dropped_of(line: str) -> list[str]:
    post = build("\n\n".join((*ENGLISH, line)), categories=("水务",), tags=("管网", "pumps"))
    return [decision.text for decision in normalize(post, *profile_for(post, "auto")).decisions]


@pytest.mark.parametrize(
    "line",
    [
        "[回首頁](/) | [水务](/water/)",
        "[返回首页](/index.php) ／ [水务](/water/)",
        "[澄湖周刊首页](/) » [水务](/water/) » [管网](/tag/mains/)",
        "[澄湖周刊首页](../index.html) > [水务](/water/)",
        "[澄湖网站首页](/)",
        "[Home](/) › [Waterworks](/水务/)",
        "[Home](/) / [Pumps](/tags/pumps/)",
        "[首页](/) | [早餐](/morning/) | [快讯](/flash/)",
        "[Home](/) · [Trade](/news/trade/) · [World](/world/)",
        "[返回水务频道](/shui/水务/) | [水价中心](/price/) | [首页](/)",
        "[返回列表](/list.html) | [快讯](/flash/) | [首页](/)",
        "[« 水务目录](/shui/list.html) [站点首页](/)",
        "[管网频道](/pipes/a.html) | [首页](/)",
    ],
)
def test_a_way_from_the_front_page_to_the_sections_of_a_post_is_dropped(line: str) -> None:
    assert len(dropped_of(line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "[水务](/water/) | [管网](/tag/mains/)",
        "[回首頁](/) | [水表](/2024/meters/)",
        "[澄湖周刊首页](/2024/home/) » [水务](/water/)",
        "[怎样为一个小镇的自来水公司设计一个好看的首页](/) » [水务](/water/)",
        "[澄湖周刊首页](/) » [水务](/water/) » 管网改造的三笔账",
        "[回首頁](/)看看，再去[水务](/water/)",
        "澄湖周刊首页 » 水务 » 管网",
        "[北街](/) » [水务](/water/)",
        "[首页](/) | [快讯](/flash/)",
        "[早餐](/morning/) | [快讯](/flash/) | [首页](/)",
        "[首页](/) | [早餐](/morning/) | [水表](/2024/03/05/meters/)",
        "[首页](/) | [早餐](/morning/) | [老城区的水表怎么换](/meters/)",
        "[首页](/) | [早餐](/morning/) | [别处](https://example.com/flash/)",
        "[首页](/)之外，还有[早餐](/morning/)和[快讯](/flash/)",
        "[水务目录](/shui/list.html)",
        "[« 水务目录](/shui/list.html)",
        "[北街目录](/shui/list.html) | [首页](/)",
        "[返回水务频道](/shui/水务/) | [水价中心](/2024/03/05/price/) | [首页](/)",
        "[早餐](/morning/) | [返回水务频道](/shui/水务/) | [首页](/)",
    ],
)
def test_links_that_lead_elsewhere_stay(line: str) -> None:
    assert dropped_of(line) == []


# --- neighbours --------------------------------------------------------------------------------------------------


def dropped_after(*lines: str) -> list[str]:
    post = build("\n\n".join((*BODY, SIGNED, *lines)))
    return [decision.text for decision in normalize(post, *profile_for(post, "auto")).decisions if is_drop(decision)]


def is_drop(decision: Decision) -> bool:
    return decision.action is Action.DROP


@pytest.mark.parametrize(
    "lines",
    [
        ("上一篇：老城区的水表", "下一篇：没有了"),
        ("上一篇：没有了", "下一篇：老城区的水表"),
        ("上一篇：老城区的水表", "下一篇：北街的水压"),
    ],
)
def test_two_neighbours_go_together(lines: tuple[str, str]) -> None:
    assert dropped_after(*lines) == list(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("上一篇：老城区的水表",),
        ("上一篇：老城区的水表", "上一篇：北街的水压"),
        ("上一篇：老城区的水表", "北街的水压"),
    ],
)
def test_what_is_no_pair_of_neighbours_stays(lines: tuple[str, ...]) -> None:
    assert dropped_after(*lines) == []
