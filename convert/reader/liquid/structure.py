"""Pieces → python-liquid's tokens: blocks are paired, plug-in tags read, faults turned into text, before it parses."""

from __future__ import annotations

from collections import Counter
from typing import Final

from liquid.token import TOKEN_CONTENT, TOKEN_EXPRESSION, TOKEN_OUTPUT, TOKEN_TAG, Token
from msgspec.structs import replace

from convert.errors import LiquidError, Position
from convert.notes import Code
from convert.reader.liquid.lax import strict
from convert.reader.liquid.plugins.call import Call, placed
from convert.reader.liquid.scan import Kind, Piece, scan
from convert.reader.liquid.shortcodes import CodeParts, Shortcode, as_tag, pairs, shortcode
from convert.reader.liquid.state import State
from convert.reader.liquid.tags.plugin import NAME, PluginTag

BLOCKS: Final = frozenset({"if", "unless", "case", "for", "tablerow", "capture", "ifchanged", "highlight"})
_INNER: Final = {
    "if": {"else", "elsif"}, "unless": {"else", "elsif"}, "case": {"else", "when"}, "for": {"else"},
}  # fmt: skip
KNOWN: Final = frozenset(
    {"assign", "break", "continue", "cycle", "increment", "decrement", "include", "include_relative",
     "include_cached", "link", "post_url"}
)  # fmt: skip


_WITH_ELSIF: Final = ("if", "unless")


_KEPT: Final = "a shortcode of Hugo that is shown as an example stands as it is written, where Jekyll shows nothing"


class Mark(Token):
    """A token that knows the line of its construct and where its source starts and ends; a plug-in's also the call."""

    line: int
    start: int
    end: int
    call: Call


def tokens(source: str, state: State) -> list[Token]:
    """Return the tokens of a template.

    Errors: LiquidError, located, for a block that never closes.
    """
    return _Structure(source, state).tokens()


def restate(tokens: list[Token], start: int) -> bool:
    """Write the expressions of the construct at a place as Liquid 4 salvages them; say whether there is one to try."""
    name, depth, changed = tokens[start].value if tokens[start].kind == TOKEN_TAG else "output", 0, False
    for at in range(start, len(tokens) - 1):
        depth += sum(tokens[at].is_tag(each) - tokens[at].is_tag(f"end{each}") for each in _WITH_ELSIF)
        if at == start or (depth == 1 and tokens[at].is_tag("elsif")):
            changed |= _restate_one(tokens, at + 1, name)
        if not depth:
            break
    return changed


def _restate_one(tokens: list[Token], at: int, name: str) -> bool:
    token = tokens[at]
    made = strict(name, token.value) if token.kind == TOKEN_EXPRESSION else None
    if made is None or made == token.value or not isinstance(token, Mark):
        return False
    tokens[at] = _placed_like(token, made)
    return True


def _placed_like(token: Mark, value: str) -> Mark:
    made = Mark(token.kind, value, token.start_index, token.source)
    made.line, made.start, made.end = token.line, token.start, token.end
    return made


class _Structure:
    def __init__(self, source: str, state: State) -> None:
        self.source, self.state = source, state
        self.made: list[Token] = []
        self.open: list[Piece] = []
        self.ends: Counter[str] = Counter()  # end tags that are still to come and not spoken for
        self.opened: Counter[str] = Counter()
        self.pairs: dict[int, int] = {}  # the shortcodes that are blocks
        self.code = CodeParts("")

    def tokens(self) -> list[Token]:
        pieces = scan(self.source)
        if "{{<" in self.source or "{{%" in self.source:
            self.code = CodeParts(self.source)
            self.pairs = pairs([piece for piece in pieces if not self.code.holds(piece.start)])
        self.ends.update(piece.name for piece in pieces if piece.kind is Kind.TAG)
        for piece in pieces:
            self._at(piece)
            match piece.kind:
                case Kind.TEXT:
                    self._put(TOKEN_CONTENT, piece.value, piece)
                case Kind.OUTPUT if found := shortcode(piece):
                    self._shortcode(piece, found)
                case Kind.OUTPUT:
                    self._put(TOKEN_OUTPUT, piece.value, piece)
                    self._put(TOKEN_EXPRESSION, piece.value, piece)
                case Kind.FAULTY:
                    self._keep(piece, piece.value)
                case Kind.OPEN:
                    raise self._unclosed(piece, piece.value)
                case Kind.TAG:
                    self._tag(piece)
        if self.open:
            raise self._unclosed(self.open[-1], self.open[-1].name)
        return self.made

    def _at(self, piece: Piece) -> None:
        if not self.state.template:
            self.state.line = piece.line

    def _put(self, kind: str, value: str, piece: Piece) -> Mark:
        token = Mark(kind, value, piece.start, self.source)
        token.line, token.start, token.end = piece.line, piece.start, piece.end
        self.made.append(token)
        return token

    def _keep(self, piece: Piece, why: str) -> None:
        self.state.note(Code.LIQUID_ERROR, f"{why}: {piece.name or 'output'} is kept as text")
        self._put(TOKEN_CONTENT, self.source[piece.start : piece.end], piece)

    def _unclosed(self, piece: Piece, name: str) -> LiquidError:
        line = self.state.line if self.state.template else piece.line
        where = f" in {self.state.template}" if self.state.template else ""
        at = Position(self.state.source.path, line + self.state.source.first_line - 1)
        return LiquidError(f"the block {name}{where} never closes. Add {{% end{name} %}}.", at)

    def _tag(self, piece: Piece) -> None:
        name = piece.name
        inside = self.open[-1].name if self.open else ""
        if name in BLOCKS:
            self._opens(piece)
            self._put_tag(piece)
        elif name in KNOWN or name in _INNER.get(inside, ()):
            self._put_tag(piece)
        elif name.startswith("end") and self.open:
            self._end(piece, name[3:])
        else:
            self._unknown(piece)

    def _shortcode(self, piece: Piece, found: Shortcode) -> None:
        """Hand on a shortcode of Hugo as a tag that is not Jekyll's; in code it is shown as it is written."""
        end = self.pairs.get(piece.start)
        if found.shown or self.opened["highlight"] or self.code.holds(piece.start):
            self.state.note(Code.LIQUID_UNKNOWN_TAG, _KEPT, once=_KEPT)
            self._put(TOKEN_CONTENT, found.shown or self.source[piece.start : piece.end], piece)
        elif not found.closing:
            name, arguments = as_tag(found)
            call = placed(name, arguments, self.source, (piece.start, piece.end), block=end is not None)
            self._put(TOKEN_TAG, NAME, piece).call = replace(call, shortcode=found.name)
            if end is not None:
                self.open.append(piece)
        elif end is not None and self.open and self.open[-1].start == end:
            self.open.pop()
            self._put(TOKEN_TAG, PluginTag.end, piece)

    def _opens(self, piece: Piece) -> None:
        self.open.append(piece)
        self.opened[piece.name] += 1

    def _put_tag(self, piece: Piece, *, bare: bool = False) -> None:
        self._put(TOKEN_TAG, piece.name, piece)
        value = piece.value.strip("\"'") if piece.name == "capture" else piece.value  # capture takes quotes too
        if value and not bare:
            self._put(TOKEN_EXPRESSION, value, piece)

    def _end(self, piece: Piece, name: str) -> None:
        if self.open[-1].name == name:
            self.open.pop()
            self.opened[name] -= 1
            if name in BLOCKS:
                self._put_tag(piece, bare=True)
            else:
                self._put(TOKEN_TAG, PluginTag.end, piece)
        elif self.opened[name] or name in BLOCKS:
            raise self._unclosed(self.open[-1], self.open[-1].name)
        else:
            self._unknown(piece)

    def _unknown(self, piece: Piece) -> None:
        """Hand on a tag that is not Jekyll's; it is a block if an end tag is left for it."""
        name, end = piece.name, f"end{piece.name}"
        self.ends[name] -= 1  # an end tag that ends nothing
        block = self.ends[end] > 0
        if block:
            self.ends[end] -= 1
            self._opens(piece)
        token = self._put(TOKEN_TAG, NAME, piece)
        token.call = placed(name, piece.value, self.source, (piece.start, piece.end), block=block)
