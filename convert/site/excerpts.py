"""The excerpt of a post: its beginning, cut as Jekyll cuts it; Liquid and Markdown run on it where it is shown.

Source: Jekyll 4.4, ``lib/jekyll/excerpt.rb``: open blocks of Liquid are closed, link definitions come along.
"""

from __future__ import annotations

import re
from typing import Any, Final

from convert.patterns import pattern
from convert.site.config import Config
from convert.site.facts import Facts
from convert.site.page import unrendered

_TAG: Final = pattern(r"\{%-?[ \t\n\v\f\r]*(\w+)", re.ASCII)
_DEFINITION: Final = pattern(r"^ {0,3}(\[[^\]\n]+\])(:.+)$", re.MULTILINE)
_BLOCKS: Final = frozenset(
    {"if", "unless", "case", "for", "tablerow", "capture", "ifchanged", "highlight", "raw", "comment"}
)


def excerpt_of(facts: Facts, config: Config) -> Any:  # noqa: ANN401 - front matter may say anything
    """Return front matter's excerpt as it stands, else the body up to the separator, empty without one."""
    own = facts.values.get("excerpt")
    if own is not None and own is not False:
        return own
    separator = facts.values.get("excerpt_separator") or config.text("excerpt_separator")
    if not isinstance(separator, str) or not separator:
        return ""
    return unrendered(facts, cut(facts.parts.body, separator))


def cut(body: str, separator: str) -> str:
    """Return a body up to the separator, its open blocks closed, with the definitions of the rest that it names."""
    head, _, tail = body.partition(separator)
    if not tail:
        return head
    if "{%" in head:
        head += _ends(head)
    found = [label + rest for label, rest in _DEFINITION.findall(tail) if label in head]
    return head + "\n\n" + "\n".join(found) if found else head


def _ends(head: str) -> str:
    """Return the ends of the blocks that are open, the inner ones first, each kind once, as Jekyll looks for them."""
    ended = {name for name in _BLOCKS if re.search(r"\{%-?\s*end" + name, head, re.ASCII)}
    ends = ""
    for name in reversed(_TAG.findall(head)):
        if name in _BLOCKS and name not in ended:
            ends += f"\n{{% end{name} %}}"
            ended |= {other for other in _BLOCKS if name.startswith(other)}
    return ends
