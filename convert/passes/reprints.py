"""Where a text stood first, said in a sentence or with a link: 转载自[甲](…), This was first published at [A](…)."""

from __future__ import annotations

from typing import Final

from convert.nodes import Link, Paragraph
from convert.passes.field import Field, Kind
from convert.passes.fields import fields_of
from convert.passes.profile import Profile
from convert.passes.remarks import without_remarks
from convert.passes.remembering import remembered_by_value
from convert.passes.source_names import source_name
from convert.passes.text import line_of, squeeze
from convert.patterns import pattern
from convert.walk import links_in, plain_text

LINE_LENGTH: Final = 160
"""Characters of the longest such line."""
NAME_WORDS: Final = 6
"""Words of the longest name of a medium that no link marks."""
_THIS: Final = pattern(
    r"(?:(?:This|Dies\w*|Cet(?:te)?|Ce|Est[ea]|Quest[oa]|Эт\w+|Article|Artikel|Beitrag|Post|Entrada|Artículo|Artigo|Articolo)"
    r"\b[^.。!?]{0,40})?"
)
"""How such a sentence may begin: with the text itself as its subject."""
_SOME: Final = r"(?:[^.。!?]|\.(?=\d)){0,60}?"
"""Words of one sentence; the number of a licence may hold a full stop."""
_GRANTED: Final = (
    r"permission|Genehmigung|Erlaubnis|autorisation|permiso|autorización|permesso|autorizzazione|permissão|autorização"
    r"|разрешени\w{1,2}|licen[cs]e|Lizenz|licencia|licenza|licença|лицензи\w{1,3}"
)
_REUSED: Final = (
    rf"(?:(?:,? (?:and|und|et|y|e|и) [^\W\d_A-Z]{_SOME}|\. [^\W\d_]{_SOME}|,?)"
    rf" (?:under (?:a|the) |(?:under|with|by|unter|mit|sous|avec|bajo|con|sob|com|sotto|по|с)\b{_SOME}\b(?:{_GRANTED})"
    rf"\b){_SOME})?"
)
"""By what right a text is read here: and appears here with permission, under a licence."""
_DAY: Final = (
    r"(?:(?:on|in|am|im|le|en|au|el|em|il|от)\s)?[（(]?(?:(?:the|its|la|nella|na)\s)?(?:\d{1,2}\.?\s)?"
    r"(?:(?:de\s)?[^\W\d_]{3,10}\.?,?\s(?:of\s|del\s)?)?(?:\d{1,2},?\s)?(?:de\s)?(?:19|20)\d\d(?:\sissue)?[)）]?"
)
"""A day, a month, a season or a year: in the spring of 2023."""
_END: Final = pattern(rf"(?:,?\s?{_DAY})?{_REUSED}[\s.。)）\]】”\"』」»“«]*$")
"""What may stand behind the name: a day, a permission, marks."""
_ARTICLE: Final = pattern(r"(?:[^\W\d_A-Z]+[’',]?\s?){0,4}[“«\"]?")
"""What stands before a link to a medium: the, el blog, la revue."""
_REMARK: Final = pattern(r"^(?:注|备注|備註|P\.?S\.?)[：:]\s*")
_URL: Final = pattern(r"(?:https?:)?//\S+")
_CLOSING: Final = " 。.，,；;|｜·>»→）)]】"
_OPENING: Final = '（([【“"『「《„«» '


def fields_in(block: Paragraph, profile: Profile) -> tuple[Field, ...]:
    """Return the fields of a paragraph: those of its line, or the source that a sentence or its only link names."""
    line = line_of(block)
    return _fields(line, _only_link(block) if len(line) <= LINE_LENGTH else None, profile) if line else ()


def _only_link(block: Paragraph) -> Link | None:
    links = links_in(block.children)
    return links[0] if len(links) == 1 else None


@remembered_by_value
def _fields(line: str, link: Link | None, profile: Profile) -> tuple[Field, ...]:
    """Return them; each pass that looks at the edges of a post asks again."""
    fields = (_with_a_way_to_it(line, link, profile) if link else ()) or fields_of(line, profile)
    if fields or len(line) > LINE_LENGTH:
        return fields
    field = (_behind_a_label(line, link, profile) if link else None) or _first_published(line, link, profile)
    return (field,) if field else ()


def _with_a_way_to_it(line: str, link: Link, profile: Profile) -> tuple[Field, ...]:
    """Read fields and, behind them, a link to the original: 本文转载自《甲》，[阅读原文](…)."""
    shown = squeeze(plain_text(link.children))
    if not shown or not profile.addresses.read_on.hold(shown):
        return ()
    before, _, after = line.rpartition(shown)
    if after.strip(_CLOSING):
        return ()
    fields = fields_of(before.strip(_CLOSING + _OPENING), profile)
    return (*fields, Field(Kind.SOURCE_URL, shown, value=link.url)) if fields else ()


def _behind_a_label(line: str, link: Link, profile: Profile) -> Field | None:
    """Read 转载自[甲](…): the link marks where the name begins and ends, as a colon or quotes do elsewhere."""
    shown = squeeze(plain_text(link.children))
    if not shown:
        return None
    before, _, after = line.rpartition(shown)
    label = _REMARK.sub("", before.strip(_OPENING)).strip(_OPENING + "：:")
    named = bool(label) and profile.labels.source.hold(label) and _ends(without_remarks(after))
    return _source(line, label, shown, link) if named else None


def _first_published(line: str, link: Link | None, profile: Profile) -> Field | None:
    """Read "Originally published at A", "This post first appeared in A" in the languages of the profile."""
    label = _sentence(line, profile)
    at = line.lower().find(label)
    if not label or not _THIS.fullmatch(line[:at].strip(_OPENING)):
        return None
    rest = line[at + len(label) :].lstrip(_OPENING + "：:")
    shown = squeeze(plain_text(link.children)) if link else ""
    if shown and shown not in line[:at] and at + len(label) <= line.find(shown):
        article, _, after = rest.partition(shown)
        return _source(line, label, shown, link) if _ARTICLE.fullmatch(article) and _ends(after) else None
    name = _END.sub("", rest)
    return _source(line, label, name, link) if _URL.fullmatch(name) or _is_title(name, profile) else None


def _sentence(line: str, profile: Profile) -> str:
    """Return the longest way to say where a text stood first that a line holds, in small letters."""
    lower = line.lower()
    may_be_held = (words for first, words in profile.sources.first_published.by_first_word.items() if first in lower)
    return max((sentence for words in may_be_held for sentence in words if sentence in lower), key=len, default="")


def _source(line: str, label: str, shown: str, link: Link | None) -> Field | None:
    if _URL.fullmatch(shown):
        return Field(Kind.SOURCE_URL, line, label, value=link.url if link else shown)
    name, _ = source_name(shown)
    return Field(Kind.SOURCE, line, label, value=name) if name else None


def _ends(rest: str) -> bool:
    """Say if nothing but a day and marks follow a name."""
    return _END.match(rest) is not None


def _is_title(name: str, profile: Profile) -> bool:
    """Say if a text is capitalised as the name of a medium is."""
    words = name.split()
    capitals = all(word[0].isupper() or word in profile.sources.small_words for word in words)
    return 0 < len(words) <= NAME_WORDS and words[0][0].isupper() and words[-1][0].isupper() and capitals
