"""Tags that are neither Liquid's nor Jekyll's, read plainly, with a Note that names them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Final, TextIO

from liquid.ast import BlockNode, Node
from liquid.exceptions import LiquidError
from liquid.parser import get_parser
from liquid.tag import Tag

from convert.notes import Code
from convert.reader.liquid.expressions import evaluate
from convert.reader.liquid.output import Output
from convert.reader.liquid.plugins import table
from convert.reader.liquid.plugins.boxes import tabs_named
from convert.reader.liquid.plugins.call import Arguments, Call, words
from convert.reader.liquid.plugins.readings import code_block, reading, said
from convert.reader.liquid.plugins.written import Reading, read_plainly
from convert.reader.liquid.tags.links import noted_url
from convert.reader.liquid.values import lookup, plain, text
from convert.sources import Markup, Unreadable

if TYPE_CHECKING:
    from liquid.stream import TokenStream
    from liquid.token import Token

    from convert.reader.liquid.state import Context

NAME: Final = "plug-in"
"""The name of the token for any such tag; no tag in a post can be called so."""

_OUTPUT: Final = re.compile(r"\{\{([^{}]*)\}\}")
_CODE_FOLDER: Final = "downloads/code"
"""Where Octopress keeps the files of ``include_code``."""

_STRINGS: Final = ("locales", "translations", "strings", "i18n", "languages", "lang", "ui-text", "t")
"""Names of data files that hold a site's words, by language."""


class PluginNode(Node):
    """A tag and, for a block, its content."""

    __slots__ = ("block", "call", "end")

    def __init__(self, token: Token, call: Call, block: BlockNode | None, end: Token) -> None:
        super().__init__(token)
        self.call, self.block, self.end, self.blank = call, block, end, False

    def render_to_output(self, context: Context, buffer: TextIO) -> int:  # type: ignore[override]  # always ours
        """Write the reading around the content; without a reading, the source."""
        from convert.reader.liquid.engine import run_template

        call, state = self.call, context.state
        given = _arguments(call, context)
        found = _reading(call, given, context)
        message = f"{_what(call)}: {_how(call, found)}"
        state.note(Code.LIQUID_UNKNOWN_TAG, message, once=message)
        if found is None:
            return buffer.write(call.source)
        if call.name in table.PARTS and not call.block and given.texts:
            run_template(given.texts[0], found.before, {}, context, buffer)
            return 1
        buffer.write(found.before)
        if self.block is not None:
            self._content(self.block, found, context, buffer)
        return buffer.write(found.after)

    def _content(self, block: BlockNode, found: Reading, context: Context, buffer: TextIO) -> None:
        block.blank = False
        if found.code is None and not found.without and not found.tabs:
            block.render(context, buffer)
        else:
            self._changed(block, found, context, buffer)
        if isinstance(buffer, Output) and not context.state.template:
            buffer.line = context.state.line = getattr(self.end, "line", buffer.line)

    def _changed(self, block: BlockNode, found: Reading, context: Context, buffer: TextIO) -> None:
        first = context.state.line
        inner = context.get_buffer(buffer)
        block.render(context, inner)
        content = made = inner.getvalue()
        if found.code is not None:
            made = escape(made.strip("\r\n"), quote=False)
        for mark in found.without:
            made = made.replace(mark, "")
        if found.tabs:
            made = tabs_named(made)
        if isinstance(buffer, Output) and not context.state.template:
            buffer.write_block(made, first, content if found.code is not None else "")
        else:
            buffer.write(made)


def _reading(call: Call, given: Arguments, context: Context) -> Reading | None:
    """Return how a tag is read; of a shortcode the source is not kept, for Jekyll shows nothing of it."""
    markdown = context.state.source.markup is Markup.MARKDOWN
    found = _of_site(call, given, context) or reading(call, given, markdown=markdown)
    return said(call, given, markdown=markdown) if found is None and call.shortcode else found


def _what(call: Call) -> str:
    return f"a shortcode of Hugo, {call.shortcode}" if call.shortcode else f"the tag {call.name} is not Jekyll's"


def _how(call: Call, found: Reading | None) -> str:
    """Say for a Note what becomes of a tag."""
    if found is None:
        return "its source is kept"
    if not call.shortcode:
        return f"it is {read_plainly(found)}"
    if not call.block and not found.before.strip():
        return "left out, as Jekyll leaves it"
    return f"{read_plainly(found)}, where Jekyll shows nothing of it"


class PluginTag(Tag):
    """Any tag that nobody here knows; the token carries the call."""

    name = NAME
    end = f"end{NAME}"

    def parse(self, stream: TokenStream) -> Node:
        """Parse the content of a block; a tag without an end has none."""
        token = stream.current
        call: Call = token.call  # type: ignore[attr-defined]  # structure.py's own tokens
        if not call.block:
            return PluginNode(token, call, None, token)
        next(stream)
        block = get_parser(self.env).parse_block(stream, (self.end,))
        return PluginNode(token, call, block, stream.current)


def _arguments(call: Call, context: Context) -> Arguments:
    """Return a tag's words, outputs and variables among them replaced by their values."""

    def value(expression: str) -> str | None:
        try:
            found = plain(evaluate(expression, context))
        except (LiquidError, ArithmeticError, LookupError, TypeError, ValueError):
            return None
        return text(found) if isinstance(found, str | int | float) else None

    return words(_OUTPUT.sub(lambda found: value(found.group(1)) or "", call.arguments), value)


def _of_site(call: Call, given: Arguments, context: Context) -> Reading | None:
    """Return the reading of a tag that shows what else is in the site."""
    if call.block:
        return None
    if call.name in table.FILES:
        return _code_file(call, given, context)
    if call.name in table.PARTS:
        return _part(given, context)
    if call.name in table.TRANSLATIONS and given.words:
        return Reading(_translated(given.words[0].text, context))
    if call.name in table.POSTS and given.words:
        return _post(call, given, context)
    return None


def _file(name: str, context: Context) -> str | None:
    site = context.state.source.site
    found = site.relative(name.lstrip("/"), "") if site and name else None
    if isinstance(found, Unreadable):
        context.state.note(Code.LIQUID_MISSING, found.reason)
        return None
    if found is None:
        context.state.note(Code.LIQUID_MISSING, f"there is no file {name}")
    return found


def _code_file(call: Call, given: Arguments, context: Context) -> Reading | None:
    """Show a file as code: the last word is its path, those before are its title."""
    *title, name = given.texts or ("",)
    site = context.state.source.site
    folder = text(site.config.get("code_dir")) if site else ""
    found = _file(f"{(folder or _CODE_FOLDER).strip('/')}/{name.lstrip('/')}", context) if name else None
    if found is None:
        return None
    language = given.get("lang", "language") or name.rpartition(".")[2]
    around = code_block(call, language, " ".join(title) or name)
    return Reading(around.before + escape(found.strip("\r\n"), quote=False) + around.after)


def _part(given: Arguments, context: Context) -> Reading | None:
    found = _file(given.texts[0], context) if given.texts else None
    return None if found is None else Reading(found)


def _post(call: Call, given: Arguments, context: Context) -> Reading:
    """Link to a post by its name; one that is not there is its title."""
    name, *title = given.texts
    site = context.state.source.site
    address = site.post_url(name) if site else None
    url = noted_url(call.name, address, context.state) if address else None
    label = " ".join(title) or name
    if call.in_address or call.name == "post_path":
        return Reading(escape(url or name))
    return Reading(f'<a href="{escape(url)}">{escape(label)}</a>' if url else escape(label))


def _translated(key: str, context: Context) -> str:
    """Return what the site's data has for a key in the post's language, else the key."""
    source = context.state.source
    data = source.site.data if source.site else {}
    for lang in dict.fromkeys((text(source.page.get("lang")), source.meta.lang, source.meta.lang.partition("-")[0])):
        for words_of in (data.get(lang), *(_inner(data.get(name), lang) for name in _STRINGS)):
            found = lookup(words_of, key)
            if isinstance(found, str):
                return found
    return key


def _inner(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, Mapping) else None
