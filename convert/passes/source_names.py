"""Names of sources: media, one or several, their accounts, and addresses."""

from __future__ import annotations

import re
from typing import Final

from convert.passes.names import is_medium
from convert.passes.profile import Profile
from convert.passes.text import STOPS, has_han, squeeze, width
from convert.passes.times import time_of
from convert.patterns import pattern

SOURCE_WIDTH: Final = 24
MEDIUM_WIDTH: Final = 12
"""Han characters of one of several sources."""
URL: Final = pattern(r"(?:https?:)?//[^\s<>（）]+")
_PATH: Final = pattern(r"(?:[\w-]+\.)+[a-z]{2,}/\S*", re.ASCII | re.IGNORECASE)
"""An address without its scheme; a host alone may be the name of a site: 36kr.com."""
QUOTED: Final = pattern(r"[《“「『\"„«»](?P<name>[^《》“”「」『』\"„«»]+)[》”」』\"“»«]")
_QUOTES: Final = tuple('《“「『"„«»')
_NOT_IN_NAMES: Final = frozenset(f"{STOPS}：:、")
_ACCOUNTS: Final = ("微信公众号", "微信公眾號", "公众号", "公眾號", "微信")
_ACCOUNT: Final = pattern(r"(?:微信公众号|微信公眾號|公众号|微信)\s*[：:]?\s*")
_ACCOUNT_BEHIND: Final = pattern(r"(?<=[”」』》])\s*(?:微信)?(?:公众号|公眾號)$")
AFTER_NAME: Final = pattern(r"[（(][^（）()]*[）)]$")
"""What stands in brackets behind a name."""
_ISSUE: Final = pattern(
    r"(?<=[》』」”])[\d年月日第期卷版号號刊，,\s]+$|^\d{4}\s?年[\d年月日第期卷版号號，,\s]*(?=[《『「“])"
)
"""The number or the day of the paper, behind its name in marks or before it."""


def source_name(value: str) -> tuple[str, bool]:
    """Return the bare name of a source, and whether marks of quotation make it one; empty if it is no name."""
    account = _ACCOUNT.match(value) if value.startswith(_ACCOUNTS) else None
    value = value[account.end() :] if account else value
    value = _ACCOUNT_BEHIND.sub("", value) if value.endswith(_ACCOUNTS) else value
    name = AFTER_NAME.sub("", value).strip()
    name = _ISSUE.sub("", name) if any(map(str.isdecimal, name)) else name
    quoted = QUOTED.fullmatch(name) if name.startswith(_QUOTES) else None
    name = quoted["name"].strip() if quoted else name
    good = bool(name) and width(name) <= SOURCE_WIDTH and _NOT_IN_NAMES.isdisjoint(name)
    good = good and not (time_of(name) or _PATH.fullmatch(name))
    good = good and not (name[0].islower() and not ("." in name or has_han(name)))
    return (squeeze(name), bool(quoted or account) or value.startswith("“")) if good else ("", False)


def several_media(value: str, profile: Profile) -> str:
    """Return a list of sources as it stands, if one of them at least is a medium by its name."""
    parts = [part for part in re.split(r"\s*[、，,；;]\s*", value) if part]
    short = all(source_name(part)[0] and width(part) <= MEDIUM_WIDTH for part in parts)
    return squeeze(value) if len(parts) > 1 and short and any(is_medium(part, profile) for part in parts) else ""
