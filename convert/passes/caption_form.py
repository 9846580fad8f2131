"""What lines look like that are said of an image or a table: 图1：…, 图为…, … 摄, Photo: Jane Doe."""

from __future__ import annotations

import re
from typing import Final

from convert.kinds import Role
from convert.passes.names import labelled_people, strict_people
from convert.passes.profile import Profile
from convert.passes.text import has_han, squeeze, unbracketed, width
from convert.passes.words import Words
from convert.patterns import pattern
from convert.scripts import has_kana

STOPPED_WIDTH: Final = 40
"""Han characters of a caption that ends as no sentence does."""
SENTENCE_WIDTH: Final = 20
"""Of a sentence that nothing but its place and its length makes one."""
ABOUT_WIDTH: Final = 4
"""Han characters of "图为" and a thing."""
_NUMBERED: Final = pattern(
    r"(?:图表?|圖表?)\s*(?:\d{1,3}(?:[-.]\d{1,2})?|[一二三四五六七八九十]{1,3})\s*(?:[：:.．\s|｜].+|[\u3400-\u9fff].*)?"
)
_PICTURE: Final = ("图", "圖")
_NUMBERED_BEFORE: Final = pattern(
    r"(?:图表?|圖表?)\s*\d{1,3}(?:\s*[：:]\s*[^。]+"
    r"|\s(?![是为為的中里裡和与與及]|显示|顯示|表明|反映|给出|給出|展示|说明|說明|可[见見以])[^。，；：:]+)"
)
_PICTURES: Final = tuple("封头頭题題首文本图圖照配插")
"""How such a line of credit begins."""
_OF_THE_PICTURES: Final = pattern(
    r"(?:(?P<cover>封面|头图|頭圖|题图|題圖|首图)|(?:文中|文内|本文|本文所有)?(?:图片|圖片|照片|配图|插图|图(?=[源据])|圖(?=[源據])))"
    r"(?:图片|图)?(?:来源|來源|来自|來自|源|[据據]|由(?![来來])|(?=\s*[：:丨|｜]))\s*[：:丨|｜/／]?\s*\S.{0,60}(?<![。！？])"
)
"""A line of credit that says of which pictures of the post it speaks."""
_TABLES: Final = ("附", "表", "图", "圖", "Table")
_NUMBERED_TABLE: Final = pattern(
    r"(?:附?表|表格|图表|圖表|Table )\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[：:.\s]\s*[^。]{2,60}"
)
_POINTERS: Final = tuple("▲△▼▽↑↓")
_ARROWS: Final = frozenset("↑↓")
_COPYRIGHTS: Final = frozenset("©(")
_COPYRIGHT: Final = pattern(r"(?:[^\W\d_]{3,12}\s?[:：]?\s)?(?:©|\([cC]\))\s?(?!\d)[^.!?。]{2,60}")
_IN_A_BRACKET: Final = pattern(r".+[（(](?P<inside>[^（）()]{2,30})[）)]。?")
_PARTED: Final = pattern(r"[.!?…|–—/·]\s+")
"""What stands before a credit in letters, behind a phrase or a sentence."""
_REMARKS: Final = frozenset({"注", "附注", "备注", "註", "附註", "備註"})
_DATED: Final = pattern(r".+＝(?:[^。＝]*\d{1,2}[年月日時][^。＝]*|[^。＝]{2,12}(?:撮影|提供|写す))")
"""A caption of a paper in Japan ends with the day and the place, or with who took the picture: …＝5日、湖北市."""
_REPORTER: Final = pattern(r"^[\u3400-\u9fff]{0,8}(?:记者|記者)\s*")
_TAKEN_BY: Final = pattern(
    r".*[。！？（(]\s?(?:[\u3400-\u9fff]{0,8}(?:记者|記者|通讯员|通訊員)\s)?(?P<who>[^\s。！？（）()/／]{3,12})(?:\s|\s?[/／])[摄攝]影?"
)
"""Behind a sentence or in a bracket; as a blank parts it from the word, it is a name: 老泵房。某研究室 摄."""
_BY_SOMEBODY: Final = r"(?![据據数數])[^（）()，。由]{2,16}(?:提供|[摄攝]影?)"
_FROM_SOMEWHERE: Final = "(?:翻[摄攝拍]|[擷截]?取)自[^（）()，。《]{2,16}"
_GIVEN: Final = pattern(rf".*[。！？]\s?[（(](?:{_BY_SOMEBODY}|{_FROM_SOMEWHERE})[）)]")
"""Whose a picture is, in a bracket behind a sentence: 老泵房。（水務局提供）."""
_OF_PEOPLE: Final = (" 图", " 圖", "摄", "攝", "摄影", "攝影")
"""Endings that need a name before them."""
_NAME_AND_WORK: Final = pattern(r"(?P<who>.{2,20}?)\s*(?:摄|攝)")
_SOMEBODYS_WORK: Final = pattern(r"[\u3400-\u9fff·]{2,9}\s?[摄攝图圖]")
"""Who took a picture that its number has told already: any name will do."""
_BY: Final = (" by", " of", " via", " von", " de", " di", " por", ".")
"""How a label ends that needs no colon before a name; so does one that is cut short: Fot."""
_SIGNED: Final = pattern(r"\s*[：:丨|｜/／＝=]\s*\S")
_NAME_LENGTHS: Final = range(4, 63)
"""Characters of a blank and a name behind such a label."""
_DATA: Final = ("资料", "資料", "数据", "數據")
"""How the credit of a chart begins that names a source as well."""
_ABOUT: Final = ("图为", "圖為", "上图为", "下图为")


def begins_as_a_label(line: str, profile: Profile) -> bool:
    """Say if a line begins as a caption or a credit does and does not go on as one: 供图书馆使用."""
    words = profile.captions
    labels = profile.labels
    return any(label.begin(line) for label in (words.captions, words.credits, labels.photographer, labels.source))


def is_one_remark(line: str, profile: Profile) -> bool:
    """Say if a line is one sentence, or several that each have their label: 注：甲。资料来源：乙。."""
    if not line.endswith("。") or "。" not in line[:-1]:
        return True
    return all(is_credit(part, profile) or is_caption(part, profile) for part in line[:-1].split("。"))


def is_credit(line: str, profile: Profile) -> bool:
    """Say if a line tells whose an image is, or whose its data are."""
    inner = squeeze(unbracketed(line))
    if _begins_as(inner, profile.captions.credits) and not _is_a_remark(inner):
        return True
    pictures = of_the_pictures(inner)
    if (not _COPYRIGHTS.isdisjoint(inner) and _COPYRIGHT.fullmatch(inner)) or (pictures and not pictures["cover"]):
        return True
    return _is_somebodys_work(inner, profile)


def is_of_a_picture(line: str, profile: Profile) -> bool:
    """Say if a line tells who took a picture or where it comes from; data have sources too."""
    inner = squeeze(unbracketed(line))
    pictures = of_the_pictures(inner)
    if pictures and not pictures["cover"]:
        return True
    return _begins_as(inner, profile.labels.photographer) or _is_somebodys_work(inner, profile)


def is_remark(line: str) -> bool:
    """Say if a line is a remark on a chart that has its caption: 注：数字截至五月底."""
    label, sign, rest = squeeze(unbracketed(line)).replace(":", "：").partition("：")
    return bool(sign and rest) and label in _REMARKS


def _is_somebodys_work(line: str, profile: Profile) -> bool:
    work = _NAME_AND_WORK.fullmatch(line) if line.endswith(("摄", "攝")) else None
    return bool(work) and _by_a_photographer(work["who"] if work else "", profile)


def of_the_pictures(line: str) -> re.Match[str] | None:
    """Match a line of credit that says of which pictures of the post it speaks, ``cover`` if of the first."""
    return _OF_THE_PICTURES.fullmatch(line) if line.startswith(_PICTURES) else None


def _is_a_remark(line: str) -> bool:
    """Say if what stands behind a label is a sentence, as its small letter and its marks show."""
    value = line.partition(":")[2].strip()
    return value[:1].islower() and bool(re.search(r"[,!?]|\.(?:\s|$)", value))


def _by_a_photographer(who: str, profile: Profile) -> bool:
    name = _REPORTER.sub("", who) if "记者" in who or "記者" in who else who
    return bool(strict_people(name, Role.PHOTOGRAPHER, profile))


def stops_short(line: str) -> bool:
    """Say if a line in Japanese holds a sentence and ends without its mark: no text and no heading does."""
    return "。" in line and width(line) <= STOPPED_WIDTH and line[-1].isalnum() and has_kana(line)


def is_short_sentence(line: str) -> bool:
    """Say if a line is so short a sentence that it may say what an image shows."""
    return line.endswith("。") and width(line) <= SENTENCE_WIDTH and "。" not in line[:-1]


def is_caption(line: str, profile: Profile) -> bool:
    """Say if a line tells what an image shows: by its label, its number, its end."""
    inner = squeeze(unbracketed(line))
    if _is_pointing(inner) or _is_numbered(inner, profile):
        return True
    if _begins_as(inner, profile.captions.captions):
        return True
    if "＝" in inner and has_kana(inner) and _DATED.fullmatch(inner):
        return True
    about = inner.startswith(_ABOUT) and width(inner) > ABOUT_WIDTH and not re.search("什么|何|为了|为什", inner[:6])
    return (
        about or _ends_as_one(inner, profile) or _is_by_somebody(inner, profile) or _ends_with_a_credit(inner, profile)
    )


def _is_pointing(line: str) -> bool:
    """Say if a line points to an image and nowhere else: ▲北街的新水表."""
    return len(line) > 1 and line.startswith(_POINTERS) and _ARROWS.isdisjoint(line[1:])


def _ends_with_a_credit(line: str, profile: Profile) -> bool:
    """Say if a line ends with a credit: 北街的新水表。（圖／水務局提供）, The old pump. Photo: Jane Doe."""
    if match := _IN_A_BRACKET.fullmatch(line):
        return _begins_as(match["inside"], profile.captions.credits)
    sentence, _, credit = line.partition("。")
    if sentence and credit:
        return _begins_as(credit, profile.captions.credits)
    sentence, _, name = line.rpartition(" / ")
    if sentence.endswith(".") and strict_people(name, Role.PHOTOGRAPHER, profile):
        return True
    if _ends_with_a_credit_in_han(line, profile):
        return True
    behind = (line[part.end() :] for part in _PARTED.finditer(line))
    return any(_begins_as(one, profile.captions.credits) and not _is_a_remark(one) for one in behind)


def _ends_with_a_credit_in_han(line: str, profile: Profile) -> bool:
    """Say if a credit of pictures or data stands behind a phrase and a blank: 水厂的总工程师 图源：受访者."""
    first, *behind = line.split(" ")
    if not has_han(first):
        return False
    source = profile.labels.source
    return any(
        _begins_as(word, profile.captions.credits) and (word.startswith(_DATA) or not source.begin(word))
        for word in behind
    )


def _is_numbered(line: str, profile: Profile) -> bool:
    """Say if a line is "图1：" and a phrase; a sentence after it may only give credit."""
    _, _, more = line.rstrip("。").partition("。")
    credited = not more or is_credit(more, profile) or bool(_SOMEBODYS_WORK.fullmatch(more))
    return credited and line.startswith(_PICTURE) and bool(_NUMBERED.fullmatch(line))


def _ends_as_one(line: str, profile: Profile) -> bool:
    """Say if a line ends with who took the picture: "…。林远航 摄", "…（资料图）"."""
    for ending in profile.captions.endings:
        before, found, after = line.rpartition(ending)
        if not found or after.strip("）)。. "):
            continue
        if ending in _OF_PEOPLE:
            before = before.strip()
            ends = (before[-20:], re.split("[。！，（(]", before)[-1], before.rpartition(" ")[2])
            return any(_by_a_photographer(who, profile) for who in ends)
        return True
    return False


def _is_by_somebody(line: str, profile: Profile) -> bool:
    """Say if a line ends with who took the picture or gave it, whatever the name."""
    if line.endswith(("）", ")")) and _GIVEN.fullmatch(line):
        return True
    inner = line.rstrip("）)")
    taken = _TAKEN_BY.fullmatch(inner) if inner.endswith(("摄", "攝", "影")) else None
    return bool(taken and labelled_people(taken["who"], Role.PHOTOGRAPHER, profile))


def _begins_as(line: str, words: Words) -> bool:
    """Say if a line begins with one of the words, a sign and more; behind "Photo by" a capital is enough."""
    for end in words.finder(line).ends(0):
        word = line[:end]
        if word.replace(" ", "") not in _ABOUT and (
            _SIGNED.match(line, end) or (word.endswith(_BY) and _is_named(line[end:]))
        ):
            return True
    return False


def _is_named(rest: str) -> bool:
    """Say if a blank and a capital follow a label, and not too much."""
    return len(rest) in _NAME_LENGTHS and rest.startswith(" ") and rest[1].isupper()


def is_numbered_above(line: str) -> bool:
    """Say if a line over an image is its number and a phrase."""
    return line.startswith(_PICTURE) and _NUMBERED_BEFORE.fullmatch(line) is not None


def is_numbered_table(line: str) -> bool:
    """Say if a line is the number of a table and a phrase: 表2：各街水压."""
    return line.startswith(_TABLES) and _NUMBERED_TABLE.fullmatch(line) is not None
