"""Where a line of the tables stands: invented posts with a place for it."""

from __future__ import annotations

from typing import Final

BODY: Final = (
    "澄湖市去年新建了三座自来水厂，日供水能力比前一年提高了四成，全市九成以上的住户喝上了同一管网的水，水质抽检合格率也升到了九成九。",
    "市水务局的负责人介绍，管网改造分三期进行，第一期已经在去年十月完工，第二期将覆盖老城区的三十六条街巷，预计明年夏天通水。",
    "住在北街的居民说，过去夏天水压低，顶楼常常接不上水，现在早晚高峰也能正常用水，邻里之间很久没有吵架。",
    "这笔钱从哪里来，也是居民关心的事。按照公布的方案，三成由市里出，三成由省里补，其余的从水费里慢慢还上。",
)
ENGLISH: Final = (
    "The three new pumps on the north side of the lake have run since October, says the council of the town.",
    "Residents of North Street recall summers without water on the top floors; now the pressure always holds.",
    "Where the money comes from is another matter: a third is the town's, and the rest will be paid back slowly.",
)
SIGNED: Final = "（文章来源：澄湖日报）"
JAPANESE: Final = (
    "湖北市は五日、市内に新しい浄水場を三つ建て、水道管を三期に分けて取り換えると発表した。第二期は来年の夏に終わる見通しだ。",
    "北通りの住民は「夏になると水の勢いが弱かったが、今は朝も夕方も心配がない」と話す。市は料金を据え置く方針である。",
)
INVITATION: Final = "On the fifteenth there is a reading in the old mill, and bread is baked. It begins at noon."
FIGURE: Final = "![](a.png)"


def _blocks(*parts: str) -> str:
    return "\n\n".join(parts)


def place(where: str, line: str) -> str:
    """Put a line of a table in its place in a post."""
    series = [part for item in line.split(" / ") for part in (item, BODY[3])]
    return {
        "only": line,
        "head": _blocks(line, *BODY),
        "lead": _blocks(BODY[0], line, *BODY[1:]),
        "tail": _blocks(*BODY, line),
        "suffix": _blocks(*BODY[:-1], BODY[-1] + line),
        "start": _blocks(line + BODY[0], *BODY[1:], SIGNED),
        "between": _blocks(*BODY[:2], line, *BODY[2:], SIGNED),
        "plain": _blocks(*BODY[:2], line, *BODY[2:]),
        "signed": _blocks(*BODY, SIGNED, line),
        "end": _blocks(*BODY, line, SIGNED),
        "repeats": _blocks(line, *BODY, SIGNED),
        "figure": _blocks(BODY[0], FIGURE, line, *BODY[1:], SIGNED),
        "before-figure": _blocks(BODY[0], line, FIGURE, *BODY[1:], SIGNED),
        "series": _blocks(BODY[0], *series, SIGNED),
        "plain-series": _blocks(BODY[0], *series),
        "run": _blocks(BODY[0], *line.split(" / "), BODY[1], SIGNED),
        "english-head": _blocks(line, *ENGLISH),
        "english-tail": _blocks(*ENGLISH, line),
        "english-start": _blocks(line + ENGLISH[0], *ENGLISH[1:]),
        "english-between": _blocks(ENGLISH[0], line, *ENGLISH[1:], "Source: Lakeside Herald"),
        "apart": _blocks(line.partition(" / ")[0], *ENGLISH, "* * *", line.partition(" / ")[2], INVITATION),
        "standfirst": _blocks("_How a town by a lake got its water back, and who did it._", line, *ENGLISH),
        "before-a-remark": _blocks(*ENGLISH, line, INVITATION),
        "japanese-suffix": _blocks(*JAPANESE[:-1], JAPANESE[-1] + line),
        "japanese-about": _blocks(line.partition(" / ")[0], *JAPANESE, line.partition(" / ")[2]),
        "english-suffix": _blocks(*ENGLISH[:-1], f"{ENGLISH[-1]} {line}"),
        "japanese-head": _blocks(line, *JAPANESE),
        "japanese-tail": _blocks(*JAPANESE, line),
        "japanese-start": _blocks(line + JAPANESE[0], *JAPANESE[1:]),
        "english-figure": _blocks(ENGLISH[0], FIGURE, line, *ENGLISH[1:]),
    }[where]
