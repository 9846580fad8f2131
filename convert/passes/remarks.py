"""What is said of a reprint behind its source: 略有删节, 标题为编者所加, 经授权转载, 著作权归作者所有."""

from __future__ import annotations

from typing import Final

from convert.patterns import pattern

_SIGNS: Final = (
    *("删", "刪", "授权", "授權", "改动", "改動", "转载请", "轉載請"),
    *("所加", "编者", "編者", "版权", "版權", "著作权", "著作權", "同意", "许可", "許可", "允许", "允許"),
)
"""Without one of them no remark is looked for."""
_CUT: Final = (
    r"(?:本文|内容|文字|原文)?(?:略?有|略作|稍有|稍作|经)(?:所)?(?:删节|删改|删减|刪節|刪改|刪減|改动|改動|编辑|編輯)"
)
_TITLED: Final = r"小?(?:标题|標題)(?:为|為|系|由)?(?:编者|編者|编辑|編輯)(?:所加|自拟|自擬|拟)"
_USED: Final = "(?:转载|轉載|转发|轉發|发布|發布|發佈|刊发|刊發|刊登|使用)"
_GRANTED: Final = (
    rf"(?:已|现|現)?(?:经|經|获|獲)?[\u3400-\u9fff]{{0,8}}"
    rf"(?:(?:授权|授權){_USED}?|(?<!不)(?:同意|许可|許可|允许|允許){_USED})"
)
_RESERVED: Final = (
    r"(?:如需|非?商业|非?商業|任何形式的)?(?:转载|轉載)都?[请請][^，。；]{2,24}"
    r"|(?:版权|版權)[归歸][^，。；]{2,12}"
)
_OWNED: Final = r"[。\s]*(?:版权|版權|著作权|著作權)[归歸](?:原)?作者所有"
"""A line end between Han is no blank, so that this follows the source at once."""
_REMARKS: Final = pattern(rf"(?:[，,；;。\s]+(?:{_CUT}|{_TITLED}|{_GRANTED}|{_RESERVED})|{_OWNED})+[。.]?$")


def without_remarks(line: str) -> str:
    """Take such remarks off the end of a line."""
    return _REMARKS.sub("", line) if any(sign in line for sign in _SIGNS) else line
