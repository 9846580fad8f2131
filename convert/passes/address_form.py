"""What the address of a source looks like: an article's, a page's, behind a label or words of the original."""

from __future__ import annotations

import re
from typing import Final

from convert.nodes import Link, Paragraph
from convert.passes.field import LINE_LENGTH
from convert.passes.profile import Profile
from convert.passes.source_names import URL
from convert.passes.text import line_of, squeeze, unbracketed
from convert.patterns import pattern
from convert.walk import links_in, plain_text

_READ_ON_FORM: Final = r"(?:点击|點擊)?(?:阅读|閱讀|查看|查閱)?原文(?:链接|連結|鏈接|地址)?"
_READ_ON: Final = pattern(_READ_ON_FORM)
_LABELLED: Final = pattern(r"(?P<label>[^：:丨|｜]{1,60}?)\s*(?:[：:丨|｜]\s*|(?=https?://))(?P<rest>.+)")
"""Words, a sign or an address, and what they announce: the words are looked up, for compiling all of them is dear."""
_READ_ON_LABEL: Final = pattern(rf"(?:{_READ_ON_FORM})\s*[：:]\s*(?P<rest>.+)")
SIGNS: Final = " 　：:>»›→⇒👉🔗【】[]（）()"
_ARTICLE: Final = pattern(r"(?:https?:)?//[^/]+(?=/).*(?:\d{6}|/\d{4}[-/]?\d{2}|\d{5,}|/\d+\.s?html?).*", re.ASCII)
_PAGE: Final = pattern(r"(?:https?:)?//[^/]+/[^#].*")


def is_article(url: str) -> bool:
    """Say if an address has the form of an article's: a day or a long number in it."""
    return bool(_ARTICLE.fullmatch(url))


def is_page(url: str) -> bool:
    """Say if an address leads to more than the front page of a site."""
    return bool(_PAGE.fullmatch(url))


def labelled_address(block: Paragraph, profile: Profile) -> str:
    """Return the address that a label announces, if a line is both and nothing else; written out without a colon."""
    line = unbracketed(line_of(block))
    if not line or len(line) > LINE_LENGTH:
        return ""
    links = links_in(block.children)
    if not links and "//" not in line:
        return ""
    match = _LABELLED.match(line)
    announced = match and profile.labels.source_url.hold(match["label"])
    label = match if announced else _READ_ON_LABEL.match(line)
    return _only_address(label["rest"], links) if label else ""


def says_original(line: str, profile: Profile) -> bool:
    """Say if words say that the original is to be read behind them."""
    words = line.strip(SIGNS)
    return bool(_READ_ON.fullmatch(words)) or profile.addresses.read_on.hold(words)


def _only_address(rest: str, links: list[Link]) -> str:
    """Return the address that the rest of a line is, or that all of it leads to."""
    if len(links) == 1 and squeeze(plain_text(links[0].children)) == rest.strip():
        return links[0].url
    return rest.strip() if not links and URL.fullmatch(rest.strip()) else ""
