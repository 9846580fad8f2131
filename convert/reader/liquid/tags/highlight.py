"""``highlight``: code as Jekyll shows it without a highlighter (``lib/jekyll/tags/highlight.rb``)."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final, TextIO

from liquid.ast import BlockNode, Node
from liquid.exceptions import LiquidSyntaxError
from liquid.parser import get_parser
from liquid.tag import Tag
from liquid.token import TOKEN_EXPRESSION, TOKEN_TAG

from convert.reader.liquid.output import Output
from convert.sources import Markup

if TYPE_CHECKING:
    from liquid.stream import TokenStream
    from liquid.token import Token

    from convert.reader.liquid.state import Context

_SYNTAX: Final = re.compile(r"([a-zA-Z0-9.+#_-]+)((?:\s+\w+(?:=(?:\w+|\"(?:[0-9]+\s)*[0-9]+\"))?)*)", re.ASCII)


class HighlightNode(Node):
    """A block of code; Liquid inside it has run."""

    __slots__ = ("block", "language")

    def __init__(self, token: Token, language: str, block: BlockNode) -> None:
        super().__init__(token)
        self.language, self.block, self.blank = language, block, False

    def render_to_output(self, context: Context, buffer: TextIO) -> int:  # type: ignore[override]  # always ours
        """Write the figure; in Markdown posts a line end stands before and after it."""
        state = context.state
        first = getattr(self.token, "line", state.line)
        inner = context.get_buffer(buffer)
        self.block.blank = False
        self.block.render(context, inner)
        content = inner.getvalue()
        code = content.replace("\r\n", "\n").strip(" \t\n\v\f\r\0")
        edge = "\n" if state.source.markup is Markup.MARKDOWN else ""
        name = self.language.replace("+", "-")
        head = f'<figure class="highlight"><pre><code class="language-{name}" data-lang="{self.language}">'
        shown = escape(code).replace("&#x27;", "&#39;")
        if not isinstance(buffer, Output) or state.template:
            return buffer.write(f"{edge}{head}{shown}</code></pre></figure>{edge}")
        buffer.line = first
        buffer.write(edge)
        buffer.write_block(f"{head}{shown}", first, content)
        return buffer.write(f"</code></pre></figure>{edge}")


class HighlightTag(Tag):
    """``{% highlight LANGUAGE options %} … {% endhighlight %}``."""

    name = "highlight"
    end = "endhighlight"

    def parse(self, stream: TokenStream) -> Node:
        """Parse the tag and its block."""
        token = stream.eat(TOKEN_TAG)
        words = stream.eat(TOKEN_EXPRESSION).value
        found = _SYNTAX.fullmatch(words)
        if found is None:
            raise LiquidSyntaxError("highlight takes a language and options", token=token)
        block = get_parser(self.env).parse_block(stream, (self.end,))
        stream.expect(TOKEN_TAG, value=self.end)
        return HighlightNode(token, found.group(1).lower(), block)
