"""``include``, ``include_relative``, ``include_cached`` in Jekyll's syntax (``lib/jekyll/tags/include.rb``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TextIO, cast

from liquid.ast import Node
from liquid.exceptions import LiquidSyntaxError
from liquid.tag import Tag
from liquid.token import TOKEN_EXPRESSION, TOKEN_TAG

from convert.notes import Code
from convert.reader.liquid.expressions import evaluate
from convert.reader.liquid.plugins.call import placed
from convert.reader.liquid.plugins.includes import Listed, reading_of_include
from convert.reader.liquid.plugins.written import read_plainly
from convert.reader.liquid.values import fault, plain, text
from convert.sources import Markup, Unreadable

if TYPE_CHECKING:
    from liquid.stream import TokenStream
    from liquid.token import Token

    from convert.reader.liquid.state import Context, State
    from convert.reader.liquid.structure import Mark

_FIXED: Final = re.compile(r"[\w/.()+~#@-]+", re.ASCII)
_SYNTAX: Final = re.compile(r"((?:\{\{.*?\}\}|[^\s{}\"'=])+)(.*)", re.DOTALL)
_PARAMETER: Final = re.compile(
    r"\s*([\w-]+)\s*=\s*(?:\"([^\"\\]*(?:\\.[^\"\\]*)*)\"|'([^'\\]*(?:\\.[^'\\]*)*)'|([\w.-]+))", re.ASCII | re.DOTALL
)


class IncludeNode(Node):
    """A file's text, run in place."""

    __slots__ = ("file", "parameters", "relative")

    def __init__(self, token: Token, file: str, parameters: list[tuple[str, str, bool]], *, relative: bool) -> None:
        super().__init__(token)
        self.file, self.parameters, self.relative, self.blank = file, parameters, relative, False

    def render_to_output(self, context: Context, buffer: TextIO) -> int:  # type: ignore[override]  # always ours
        """Run the file; without parameters it sees those of the file around it."""
        from convert.reader.liquid.engine import run_template

        state = context.state
        name = re.sub(r"\{\{(.*?)\}\}", lambda found: text(evaluate(found.group(1), context)), self.file)
        if not _FIXED.fullmatch(name) or re.search(r"\.?\./|//", name):
            raise fault(f"{name[:60]!r} is no name of an include")
        found = self._find(name, state)
        given = {
            key: plain(evaluate(value, context)) if variable else value for key, value, variable in self.parameters
        }
        if isinstance(found, Unreadable):
            state.note(Code.LIQUID_MISSING, f"include: {found.reason}")
            raise FileNotFoundError(name)
        if found is None:
            return self._without_file(name, given, state, buffer)
        run_template(name, found, {"include": given} if given else {}, context, buffer)
        return 1

    def _without_file(self, name: str, given: Mapping[str, object], state: State, buffer: TextIO) -> int:
        """Write what an include of a theme makes by its name and what it is handed; errors: FileNotFoundError."""
        made = None
        if not self.relative:
            markdown = state.source.markup is Markup.MARKDOWN
            token = cast("Mark", self.token)
            call = placed(name, "", token.source, (token.start, token.end), block=False)
            listed = Listed(state.source.page, state.source.site)
            made = reading_of_include(call, given, listed, markdown=markdown)
        how = "" if made is None else f": it is {read_plainly(made)}"
        state.note(Code.LIQUID_MISSING, f"include: there is no file {name}{how}")
        if made is None:
            raise FileNotFoundError(name)
        return buffer.write(made.before + made.after)

    def _find(self, name: str, state: State) -> str | Unreadable | None:
        site = state.source.site
        if site is None:
            return None
        return site.relative(name, text(state.source.page.get("path"))) if self.relative else site.include(name)


class IncludeTag(Tag):
    """``{% include FILE name="value" name=variable %}``."""

    name = "include"
    block = False
    relative = False

    def parse(self, stream: TokenStream) -> Node:
        """Parse the file's name and the parameters."""
        token = stream.eat(TOKEN_TAG)
        found = _SYNTAX.fullmatch(stream.expect(TOKEN_EXPRESSION).value)
        if found is None:
            raise LiquidSyntaxError("include takes a file and parameters", token=token)
        rest, at, parameters = found.group(2), 0, list[tuple[str, str, bool]]()
        while rest[at:].strip():
            part = _PARAMETER.match(rest, at)
            if part is None:
                raise LiquidSyntaxError("a parameter of include cannot be read", token=token)
            key, double, single, variable = part.groups()
            value = double.replace('\\"', '"') if double is not None else (single or "").replace("\\'", "'")
            parameters.append((key, variable or value, bool(variable)))
            at = part.end()
        return IncludeNode(token, found.group(1), parameters, relative=self.relative)


class IncludeCachedTag(IncludeTag):
    """The plug-in jekyll-include-cache: read as ``include``."""

    name = "include_cached"


class IncludeRelativeTag(IncludeTag):
    """A file beside the post."""

    name = "include_relative"
    relative = True
