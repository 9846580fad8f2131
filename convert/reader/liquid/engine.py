"""python-liquid in a thin shell: Jekyll's tags and filters, limits, and a fault that stays where it happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sized
from contextlib import suppress
from functools import lru_cache
from typing import Final, TextIO

from liquid import Environment
from liquid.ast import Node
from liquid.builtin.content import ContentNode
from liquid.builtin.expressions import BooleanExpression, FilteredExpression
from liquid.builtin.output import OutputNode
from liquid.builtin.tags.if_tag import IfNode
from liquid.builtin.tags.unless_tag import UnlessNode
from liquid.exceptions import LiquidError, LiquidInterrupt, ResourceLimitError
from liquid.parser import get_parser
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.template import BoundTemplate
from liquid.token import TOKEN_EOF, TOKEN_EXPRESSION, TOKEN_OUTPUT, TOKEN_TAG, Token
from liquid.undefined import Undefined
from msgspec.structs import replace

from convert.errors import LiquidError as UnclosedError
from convert.limits import LIQUID_DEPTH, LIQUID_LOOPS, LIQUID_OUTPUT_BYTES
from convert.notes import Code, Note
from convert.positions import LineMap
from convert.reader.liquid.drops import JEKYLL, PageDrop, SiteDrop, is_rendered, of_excerpt
from convert.reader.liquid.expressions import as_liquid_4
from convert.reader.liquid.filters import PLAIN, SCOPED, SITE
from convert.reader.liquid.filters.words import markdownify
from convert.reader.liquid.names import Stream
from convert.reader.liquid.output import Output
from convert.reader.liquid.state import Context, State
from convert.reader.liquid.structure import BLOCKS, restate, tokens
from convert.reader.liquid.tags.highlight import HighlightTag
from convert.reader.liquid.tags.include import IncludeCachedTag, IncludeRelativeTag, IncludeTag
from convert.reader.liquid.tags.links import LinkTag, PostUrlTag
from convert.reader.liquid.tags.plugin import PluginTag
from convert.reader.liquid.values import fault, printed
from convert.sources import Markup, PostSource, Unrendered

_FAULTS: Final = (LiquidError, ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError)
"""What a construct may fail with at run time: filters are handed whatever a post holds."""


_SITE_FILTER: Final = 500
"""Characters that a call of a filter over dates or addresses counts as: it reads text by several patterns."""

_SHOWN: Final = 4096
"""Characters that a text shown counts as, besides its own eight times: Markdown is read slower than filters run."""

_CONTENTS: Final = 3
"""Posts that may be rendered inside each other for what each shows of an older one."""

_CHARACTERS_A_STEP: Final = 256
"""Characters of a construct that count as one step more: a case of a thousand branches is not one comparison."""


def run(source: PostSource) -> tuple[str, LineMap, tuple[Note, ...]]:
    """Run the Liquid of a post: its text, the source line of each line, notes."""
    state = State(source)
    output = _run(state)
    return output.getvalue(), output.line_map(), tuple(state.notes)


def _run(state: State, over: Mapping[str, object] | None = None) -> Output:
    source, show = state.source, _Show(state)
    names = {"page": PageDrop(source.page, show, over), "site": SiteDrop(source, show), "jekyll": JEKYLL}
    context = Context(BoundTemplate(_environment(), []), globals=names)
    context.state = state
    output = Output(LIQUID_OUTPUT_BYTES)
    try:
        with suppress(LiquidInterrupt):  # a break outside a loop ends the template
            _run_nodes(source.text, context, output)
    except (ResourceLimitError, RecursionError) as error:
        raise state.too_much(getattr(error, "message", "") or "it nests too deep") from error
    return output


class _Show:
    """Renders texts of other posts inside the run of one."""

    def __init__(self, state: State) -> None:
        self.state = state

    def excerpt(self, found: Unrendered, page: Mapping[str, object]) -> str:
        """Return an excerpt as HTML; one that cannot be run stays as it is written, one inside itself is empty."""
        name = f"{found.origin}/#excerpt"
        if name in self.state.showing:
            return ""
        self.state.spend(_cost(found))
        return _rendered(found, self._inside(found, page, name, self.state.here), of_excerpt(page))

    def content(self, found: Unrendered, page: Mapping[str, object]) -> str:
        """Return the body of a post that Jekyll has rendered as HTML, that of others as it is written."""
        state, name = self.state, found.origin
        if not is_rendered(page, state.here):
            return found.text
        if name not in state.contents:
            if len(state.showing) >= _CONTENTS or not state.affords(_cost(found)):
                state.note(Code.LIQUID_ERROR, "too much of other posts is shown: content stays as it is written")
                return found.text
            state.spend(_cost(found))
            state.contents[name] = _rendered(found, self._inside(found, page, name, page))
        return state.contents[name]

    def _inside(self, found: Unrendered, page: Mapping[str, object], name: str, here: Mapping[str, object]) -> State:
        return self.state.inside(
            replace(self.state.source, text=found.text, page=page, markup=found.markup), name, here
        )


def _rendered(found: Unrendered, inner: State, over: Mapping[str, object] | None = None) -> str:
    """Return a text as HTML; what cannot be run stays as it is written."""
    try:
        made = _run(inner, over).getvalue() if found.liquid and "{" in found.text else found.text
    except UnclosedError:
        made = found.text
    return markdownify(made, state=inner) if found.markup is Markup.MARKDOWN else made


def _cost(found: Unrendered) -> int:
    return _SHOWN + 8 * len(found.text)


def run_template(name: str, source: str, scope: Mapping[str, object], context: Context, buffer: TextIO) -> None:
    """Run an included file where it stands; its variables leak out, as in Jekyll."""
    state = context.state
    outer = state.template
    with context.extend(scope):
        state.template = name
        try:
            _run_nodes(source, context, buffer)
        finally:
            state.template = outer


def _run_nodes(source: str, context: Context, buffer: TextIO) -> None:
    for node in get_parser(context.env).parse(Stream(iter(tokens(source, context.state)))):
        node.render(context, buffer)


class _Environment(Environment):
    """Liquid 4 with Jekyll's tags and filters; holds nothing of a post, so one serves all."""

    block_nesting_limit = LIQUID_DEPTH
    context_depth_limit = LIQUID_DEPTH
    loop_iteration_limit = LIQUID_LOOPS
    local_namespace_limit = 4 * LIQUID_OUTPUT_BYTES
    output_stream_limit = LIQUID_OUTPUT_BYTES

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        """Register what Liquid 4 and Jekyll know, and nothing else."""
        super().setup_tags_and_filters(extra=extra)
        for name in ("echo", "liquid", "render", "doc", "#"):
            self.tags.pop(name, None)
        for tag in (HighlightTag, IncludeTag, IncludeCachedTag, IncludeRelativeTag, LinkTag, PostUrlTag, PluginTag):
            self.add_tag(tag)
        self.tags["output"] = _OutputTag(self)
        self.tags = {name: _Guarded(self, tag) for name, tag in self.tags.items()}
        self.filters = {name: _filter(apply) for name, apply in PLAIN.items()}
        self.filters |= {name: _site_filter(apply) for name, apply in SITE.items()}
        self.filters |= {name: _scoped_filter(apply) for name, apply in SCOPED.items()}


@lru_cache(maxsize=1)
def _environment() -> _Environment:
    return _Environment(strict_filters=False)


class _OutputTag(Tag):
    """``{{ … }}``, whose expression is read as those of tags are."""

    name = TOKEN_OUTPUT
    block = False

    def parse(self, stream: TokenStream) -> OutputNode:
        """Parse an output."""
        token = stream.eat(TOKEN_OUTPUT)
        return _OutputNode(token, FilteredExpression.parse(self.env, stream.into_inner(eat=False)))


class _OutputNode(OutputNode):
    """An output, printed as Liquid 4 prints."""

    __slots__ = ()

    def render_to_output(self, context: Context, buffer: TextIO) -> int:  # type: ignore[override]  # always ours
        return buffer.write(printed(self.expression.evaluate(context)))


class _Guarded(Tag):
    """A tag whose faults end with itself: its source stays as text, with a Note."""

    def __init__(self, env: Environment, tag: Tag) -> None:
        super().__init__(env)
        self.tag, self.node_class = tag, None

    def get_node(self, stream: TokenStream) -> Node:
        return self.parse(stream)

    def parse(self, stream: TokenStream) -> Node:
        start, depth, first = stream.pos, stream.block_depth, stream.current
        faults = list[str]()
        while True:  # as written, then as Liquid 4 salvages it
            try:
                node = self.tag.parse(stream)
                break
            except ResourceLimitError:
                raise
            except (LiquidError, ValueError) as error:
                faults.append(_message(error))
                stream.pos, stream.block_depth = start, depth
                if len(faults) > 1 or not restate(stream.tokens, start):
                    _skip(stream)
                    return _Guard(_Failing(first, faults[0]), stream.current)
        if isinstance(node, IfNode | UnlessNode):
            for part in (node.condition, *(branch.expression for branch in node.alternatives)):
                if isinstance(part, BooleanExpression):
                    part.expression = as_liquid_4(part.expression)
        return _Guard(node, stream.current, faults[0] if faults else "")


def _skip(stream: TokenStream) -> None:
    """Go to the last token of the construct that the stream stands at."""
    name, depth = stream.current.value, 0
    if stream.current.kind != TOKEN_TAG or name not in BLOCKS:
        if stream.peek.kind == TOKEN_EXPRESSION:
            next(stream)
        return
    while stream.current.kind != TOKEN_EOF:
        depth += stream.current.is_tag(name) - stream.current.is_tag(f"end{name}")
        if not depth:
            return
        next(stream)


class _Failing(Node):
    """A construct that could not be parsed."""

    __slots__ = ("why",)

    def __init__(self, token: Token, why: str) -> None:
        super().__init__(token)
        self.why, self.blank = why, False

    def render_to_output(self, context: Context, buffer: TextIO) -> int:  # type: ignore[override]  # always ours
        raise fault(self.why)


class _Guard(Node):
    """A node that is placed, counted, and kept as its source when it fails; ``fault`` is what was wrong before."""

    __slots__ = ("cost", "fault", "last", "node")

    def __init__(self, node: Node, last: Token, fault: str = "") -> None:
        super().__init__(node.token)
        self.node, self.last, self.blank, self.fault = node, last, node.blank, fault
        length = getattr(last, "end", 0) - getattr(node.token, "start", 0)
        self.cost = 1 if isinstance(node, ContentNode) else 1 + max(length, 0) // _CHARACTERS_A_STEP

    def render_to_output(self, context: Context, buffer: TextIO) -> int:  # type: ignore[override]  # always ours
        state = context.state
        state.step(self.cost)
        if not state.template:
            state.line = getattr(self.token, "line", state.line)
        line = state.line
        if self.fault:
            state.note(Code.LIQUID_ERROR, f"{self._name}: {self.fault}. Read by what of it Jekyll reads")
        if isinstance(buffer, Output):
            buffer.line = line
            if isinstance(self.node, ContentNode) and not state.template:
                return buffer.write_source(self.node.text)
        try:
            return self.node.render(context, buffer)
        except ResourceLimitError:
            raise
        except _FAULTS as error:
            state.line = line
            return self._keep(error, state, buffer)

    @property
    def _name(self) -> str:
        return self.token.value if self.token.kind == TOKEN_TAG else "output"

    def _keep(self, error: Exception, state: State, buffer: TextIO) -> int:
        source = self.token.source
        start = getattr(self.token, "start", self.token.start_index)
        end = getattr(self.last, "end", len(source))
        if not isinstance(error, FileNotFoundError):  # noted where it was looked for
            state.note(Code.LIQUID_ERROR, f"{self._name}: {_message(error)}. Its source is kept as text")
        if isinstance(buffer, Output):
            buffer.line = state.line
        return buffer.write(source[start:end])


def _message(error: Exception) -> str:
    found = error.message if isinstance(error, LiquidError) else error
    return str(found).split("\n", 1)[0][:200]


def _filter(apply: Callable[..., object]) -> Callable[..., object]:
    """Count what a filter is handed and what it makes."""

    def run_filter(value: object, *arguments: object, context: Context, **named: object) -> object:
        given = [None if isinstance(item, Undefined) else item for item in (value, *arguments)]
        _spend(context.state, given)
        made = apply(*given, **named)
        _spend(context.state, [made])
        return made

    run_filter.with_context = True  # type: ignore[attr-defined]  # how python-liquid is asked for it
    return run_filter


def _site_filter(apply: Callable[..., object]) -> Callable[..., object]:
    """Hand a filter the state of the run as well."""

    def run_filter(value: object, *arguments: object, context: Context) -> object:
        given = [None if isinstance(item, Undefined) else item for item in (value, *arguments)]
        _spend(context.state, given)
        context.state.spend(_SITE_FILTER)
        return apply(*given, state=context.state)

    run_filter.with_context = True  # type: ignore[attr-defined]  # how python-liquid is asked for it
    return run_filter


def _scoped_filter(apply: Callable[..., object]) -> Callable[..., object]:
    """Hand a filter the context, in which it evaluates an expression for each item."""

    def run_filter(value: object, *arguments: object, context: Context) -> object:
        given = [None if isinstance(item, Undefined) else item for item in (value, *arguments)]
        _spend(context.state, given)
        return apply(*given, context=context)

    run_filter.with_context = True  # type: ignore[attr-defined]  # how python-liquid is asked for it
    return run_filter


def _spend(state: State, values: list[object]) -> None:
    for value in values:
        if isinstance(value, range):
            state.spend(max(value.stop - value.start, 0))  # len() fails beyond 2^63
        elif isinstance(value, Sized) and not isinstance(value, Mapping):
            state.spend(len(value))
