"""Names of sources: media, one or several, their accounts, and addresses."""

from __future__ import annotations

import re
from typing import Final

from convert.passes.names import is_medium
from convert.passes.profile import Profile
from convert.passes.text import STOPS, squeeze, width
from convert.passes.times import time_of
from convert.patterns import pattern

SOURCE_WIDTH: Final = 24
MEDIUM_WIDTH: Final = 12
"""Han characters of one of several sources."""
URL: Final = pattern(r"(?:https?:)?//[^\s<>（）]+")
QUOTED: Final = pattern(r"[《“「『\"](?P<name>[^《》“”「」『』\"]+)[》”」』\"]")
_AFTER_NAME: Final = pattern(r"[（(][^（）()]*[）)]$")
_ISSUE: Final = pattern(
    r"(?<=[》』」”])[\d年月日第期卷版号號刊，,\s]+$|^\d{4}\s?年[\d年月日第期卷版号號，,\s]*(?=[《『「“])"
)
"""The number or the day of the paper, behind its name in marks or before it."""


def source_name(value: str) -> tuple[str, bool]:
    """Return the bare name of a source, and whether marks of quotation make it one; empty if it is no name."""
    account = re.match(r"(?:微信公众号|微信公眾號|公众号|微信)\s*[：:]?\s*", value)
    value = value[account.end() :] if account else value
    value = re.sub(r"(?<=[”」』》])\s*(?:微信)?(?:公众号|公眾號)$", "", value)
    name = _ISSUE.sub("", _AFTER_NAME.sub("", value).strip())
    quoted = QUOTED.fullmatch(name)
    name = quoted["name"].strip() if quoted else name
    good = bool(name) and width(name) <= SOURCE_WIDTH and not re.search(f"[{STOPS}：:、]", name)
    good = good and not time_of(name) and not (name[0].islower() and not re.search(r"[\u3400-\u9fff.]", name))
    return (squeeze(name), bool(quoted or account) or value.startswith("“")) if good else ("", False)


def several_media(value: str, profile: Profile) -> str:
    """Return a list of sources as it stands, if one of them at least is a medium by its name."""
    parts = [part for part in re.split(r"\s*[、，,；;]\s*", value) if part]
    short = all(source_name(part)[0] and width(part) <= MEDIUM_WIDTH for part in parts)
    return squeeze(value) if len(parts) > 1 and short and any(is_medium(part, profile) for part in parts) else ""
