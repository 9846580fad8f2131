"""``link`` and ``post_url``: addresses of the site's files and posts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO

from liquid.ast import Node
from liquid.tag import Tag
from liquid.token import TOKEN_EXPRESSION, TOKEN_TAG

from convert.notes import Code
from convert.reader.liquid.expressions import evaluate
from convert.reader.liquid.values import text
from convert.sources import Address

if TYPE_CHECKING:
    from liquid.stream import TokenStream
    from liquid.token import Token

    from convert.reader.liquid.state import Context, State


def noted_url(tag: str, address: Address, state: State) -> str:
    """Return the URL of an address; a note says where it is but a guess, since its file cannot be read."""
    if address.unread:
        state.note(Code.LIQUID_MISSING, f"{tag}: {address.unread} cannot be read: the link is made of its name")
    return address.url


class LinkNode(Node):
    """An address, looked up in the site."""

    __slots__ = ("name", "target")

    def __init__(self, token: Token, name: str, target: str) -> None:
        super().__init__(token)
        self.name, self.target, self.blank = name, target, False

    def render_to_output(self, context: Context, buffer: TextIO) -> int:  # type: ignore[override]  # always ours
        """Write the address."""
        state = context.state
        target = re.sub(r"\{\{(.*?)\}\}", lambda found: text(evaluate(found.group(1), context)), self.target)
        site = state.source.site
        lookup = site and (site.link if self.name == "link" else site.post_url)
        found = lookup(target) if lookup else None
        if found is None:
            state.note(Code.LIQUID_MISSING, f"{self.name}: there is no {target}")
            raise FileNotFoundError(target)
        return buffer.write(noted_url(self.name, found, state))


class LinkTag(Tag):
    """``{% link PATH %}``."""

    name = "link"
    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Parse the target."""
        token = stream.eat(TOKEN_TAG)
        return LinkNode(token, self.name, stream.expect(TOKEN_EXPRESSION).value)


class PostUrlTag(LinkTag):
    """``{% post_url NAME %}``."""

    name = "post_url"
