"""Span level: emphasis, code, links, HTML, quotes, entities … in the text of one block."""

from __future__ import annotations

import re
from typing import Any

from . import grammar as g
from .attributes import merge, parse_attributes
from .document import Document, normal_key
from .elements import Element
from .entities import character_of
from .extensions import extension_element
from .html_blocks import attributes_of, fill_raw

MAX_DEPTH = 60

_STOP = re.compile(r"[*_`<\[!\"'$&\\~{\-.>\n ]")
_PLAIN = re.compile(r"[^*_`<\[!\"'$&\\~{\-.>\n ]+")
_AUTOLINK = re.compile(r"<((?:mailto|https?|ftps?):[^\n>]+|[\w.\-]+@[\w.\-]+)>")
_CODE_RUN = re.compile(r"`+")
_ENTITY = re.compile(r"&(?:([A-Za-z0-9_:][\w.:\-]*)|\#([0-9]+)|\#x([0-9A-Fa-f]+));", re.ASCII)
_TYPO = re.compile(r"---?|\.\.\.|\\<<|\\>>|<<(?: )?|(?: )?>>")
_MATH = re.compile(r"\$\$(.*?)\$\$", re.DOTALL)
_FOOTNOTE = re.compile(rf"\[\^({g.ID})\]", re.ASCII)
_ESCAPED = frozenset("\\.*_+`<>()[]{}#!:|\"'$=-~")
_IAL = re.compile(rf"\{{:(?![:/])({g.ALD_ANY}+)\}}")
_EXT = re.compile(rf"\{{::(\w+)(?:[{g.WS}]({g.ALD_ANY}*?))?(/)?\}}", re.ASCII)
_STRIKE = re.compile(rf"~~(?![{g.WS}~])(.*?[^{g.WS}~])~~", re.DOTALL)
_STRIKE_END = re.compile(rf"[^{g.WS}~]~~")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_REFERENCE = re.compile(rf"[{g.WS}]*\[([^\]]*)\]")
_PUNCT = r"!\"#$%'()*+,\-./:;<=>?@\[\\\]^_`{|}~"
_QUOTES = (
    (re.compile(rf"([\"'])(?=[*_][^{g.WS}])"), "open"),
    (re.compile(rf"([\"'])(?=[{_PUNCT}](?!\.\.)(?!\w))"), "close"),
    (re.compile(rf"([{g.WS}]?)\"'(?=[A-Za-z0-9_])"), "both-double"),
    (re.compile(rf"([{g.WS}]?)'\"(?=[A-Za-z0-9_])"), "both-single"),
    (re.compile(rf"([{g.WS}]?)'(?=[0-9]{{2}}s)"), "decade"),
    (re.compile(rf"([{g.WS}])([\"'])(?=[A-Za-z0-9_])"), "open-after"),
    (re.compile(r"([^ \t\r\n\\\[{(\-])([\"'])"), "close-after"),
    (re.compile(rf"([\"'])(?=[{g.WS}]|s(?!\w)|\Z)"), "close"),
    (re.compile(r"(.?)([\"'])", re.DOTALL), "open-after"),
)


def _closes(run: re.Match[str], length: int) -> bool:
    """Say whether a run of delimiters could close emphasis of this length; two are never taken for one."""
    count, before = len(run.group()), run.string[run.start() - 1 : run.start()]
    if count < length or (count == 2 and length == 1 and before != "\\"):
        return False
    return count > length or (before != "" and before not in g.WS)


class _Brackets:
    """Counts the brackets in a link's text; called at each stop, says whether the link's own bracket closes there."""

    def __init__(self, parser: SpanParser) -> None:
        self.parser, self.open = parser, 1

    def __call__(self, _inner: Element) -> bool:
        text, pos = self.parser.text, self.parser.pos
        if text[pos] == "[" or text.startswith("![", pos):
            self.open += 1
        elif text[pos] == "]":
            self.open -= 1
        return self.open == 0

    def close_image(self) -> None:
        self.open -= 1


class SpanParser:
    """Parses the spans of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.options = document.options
        self.text, self.pos, self.line = "", 0, 1
        self.stack: list[str] = []
        self.failed: set[Any] = set()
        self.missing: dict[str, int] = {}

    def parse(self, element: Element, text: str, line: int) -> None:
        """Parse ``text`` into children of ``element``."""
        saved = self.text, self.pos, self.stack, self.failed, self.missing, self.line
        self.text, self.pos, self.stack, self.failed, self.missing, self.line = text, 0, [], set(), {}, line
        self.run(element, None)
        self.text, self.pos, self.stack, self.failed, self.missing, self.line = saved

    def run(self, element: Element, stop: Any) -> bool:
        """Parse up to the place where ``stop`` holds (True) or to the end (False)."""
        text, end = self.text, len(self.text)
        raw = element.type == "html_element" and element.options.get("model") == "raw"
        while self.pos < end:
            plain = _PLAIN.match(text, self.pos)
            if plain:
                nxt = plain.end()
                if nxt < end and text[nxt] in "\"'" and nxt - 1 >= self.pos and not raw:
                    self.add_text(element, text[self.pos : nxt - 1])
                    self.pos = nxt - 1
                    if not self.quote(element):
                        self.add_text(element, text[nxt - 1])
                        self.pos = nxt
                    continue
                self.add_text(element, plain.group())
                self.pos = nxt
                if nxt >= end:
                    break
            if stop is not None and stop(element):
                return True
            if self.pos >= end:
                break
            if not self.step(element):
                self.add_text(element, text[self.pos])
                self.pos += 1
        return stop is not None and self.pos >= end and getattr(stop, "at_end", False)

    def add_text(self, element: Element, text: str) -> None:
        if not text:
            return
        last = element.children[-1] if element.children else None
        if last is not None and last.type == "text":
            last.value = (last.value or "") + text
        else:
            element.children.append(Element("text", text, line=self.line))

    def step(self, element: Element) -> bool:
        char = self.text[self.pos]
        if char in "*_":
            if self.emphasis(element):
                return True
        elif char == "`":
            return self.code(element)
        elif char == "<":
            if self.autolink(element) or self.html(element):
                return True
        elif char == "[" or (char == "!" and self.text.startswith("![", self.pos)):
            if self.footnote(element) or self.link(element):
                return True
        nxt = self.text[self.pos + 1 : self.pos + 2]
        if (char in "\"'" or (nxt and nxt in "\"'" and char != "\\")) and self.quote(element):
            return True
        if char == "$":
            return self.math(element)
        if char == "{":
            return self.extension(element)
        if char == "&":
            return self.entity(element)
        if char == " " and self.text.startswith("  \n", self.pos) and self.text[self.pos - 1 : self.pos] != " ":
            return self.line_break(element, 3)
        if char == " " and self.text.startswith("   ", self.pos):
            return self._blanks(element)
        if char == "\\":
            return self.escape(element)
        if char == "\n" and self.options["hard_wrap"]:
            return self.line_break(element, 1)
        if (char in "-.<>" or (char == " " and nxt == ">")) and self.typographic(element):
            return True
        if char == "~":
            return self.strike(element)
        return False

    def _blanks(self, element: Element) -> bool:
        match = re.compile(r" +").match(self.text, self.pos)
        end = match.end() if match else self.pos + 1
        if end < len(self.text) and self.text[end] == "\n" and not self.options["hard_wrap"]:
            self.add_text(element, self.text[self.pos : end - 2])
            self.pos = end - 2
            return self.line_break(element, 3)
        if end < len(self.text) and self.text[end] in ">\"'":
            end -= 1
        self.add_text(element, self.text[self.pos : end])
        self.pos = end
        return True

    # --- emphasis ------------------------------------------------------------------------------------------------------

    def emphasis(self, element: Element) -> bool:
        text, pos = self.text, self.pos
        char = text[pos]
        delimiter = char * 2 if text.startswith(char * 2, pos) else char
        after = text[pos + len(delimiter) : pos + len(delimiter) + 1]
        before = text[:pos].rstrip("_")[-2:] if char == "_" else ""
        word = char == "_" and bool(before) and (before[-1].isalpha() or (before[-1] == "-" and before[:-1].isalpha()))
        kind = "strong" if len(delimiter) == 2 else "em"
        if word or not after or after in g.WS or kind in self.stack or len(self.stack) > MAX_DEPTH:
            self.add_text(element, delimiter)
            self.pos += len(delimiter)
            return True
        if self._emphasis(element, kind, delimiter):
            return True
        if kind == "strong" and element.type != "em" and "em" not in self.stack and self._emphasis(element, "em", char):
            return True
        self.pos = pos + len(delimiter)
        self.add_text(element, delimiter)
        return True

    def _emphasis(self, element: Element, kind: str, delimiter: str) -> bool:
        text, pos = self.text, self.pos
        key = (kind, delimiter, pos, tuple(sorted(set(self.stack))), element.type)
        if key in self.failed or not self._may_close(delimiter, pos):
            return False
        made = Element(kind, line=self.line)
        self.pos = pos + len(delimiter)

        def closes(inner: Element) -> bool:
            at = self.pos
            if not text.startswith(delimiter, at) or not inner.children or text[at - 1] in g.WS:
                return False
            if kind == "em" and text.startswith(delimiter * 2, at) and not text.startswith(delimiter * 3, at):
                return False
            follow = text[at + len(delimiter) : at + len(delimiter) + 1]
            return not (delimiter[0] == "_" and follow.isalnum())

        self.stack.append(kind)
        found = self.run(made, closes)
        self.stack.pop()
        if not found:
            self.pos = pos
            self.failed.add(key)
            return False
        self.pos += len(delimiter)
        element.children.append(made)
        return True

    def _may_close(self, delimiter: str, pos: int) -> bool:
        """Say whether any later place could close the delimiter; remembered from the right end on."""
        last = self.missing.get(delimiter)
        if last is None:
            runs = re.finditer(rf"{re.escape(delimiter[0])}+", self.text)
            last = max((run.end() - 1 for run in runs if _closes(run, len(delimiter))), default=-1)
            self.missing[delimiter] = last
        return last > pos

    # --- code, math, HTML ----------------------------------------------------------------------------------------------

    def code(self, element: Element) -> bool:
        text, pos = self.text, self.pos
        run = _CODE_RUN.match(text, pos)
        ticks = run.group() if run else "`"
        simple = len(ticks) == 1
        after = text[pos + len(ticks) : pos + len(ticks) + 1]
        if simple and (pos == 0 or text[pos - 1] in g.WS) and (not after or after in g.WS):
            self.add_text(element, ticks)
            self.pos += 1
            return True
        key = ("code", len(ticks))
        end = -1 if self.missing.get(str(key), len(text) + 1) <= pos else text.find(ticks, pos + len(ticks))
        if end < 0:
            self.missing[str(key)] = min(self.missing.get(str(key), pos), pos)
            self.add_text(element, ticks)
            self.pos += len(ticks)
            return True
        value = text[pos + len(ticks) : end]
        if not simple:
            value = value.removeprefix(" ")
            value = value.removesuffix(" ")
        element.children.append(Element("codespan", value, line=self.line))
        self.pos = end + len(ticks)
        return True

    def math(self, element: Element) -> bool:
        if not self.text.startswith("$$", self.pos) or self._absent("$$", self.pos + 2):
            return False
        match = _MATH.match(self.text, self.pos)
        if not match:
            return False
        element.children.append(
            Element("math", match.group(1).strip(g.STRIP), options={"category": "span"}, line=self.line)
        )
        self.pos = match.end()
        return True

    def _absent(self, what: str, pos: int) -> bool:
        """Say whether ``what`` stands nowhere from a place on; the last place is looked up once."""
        last = self.missing.get("last " + what)
        if last is None:
            last = self.missing["last " + what] = self.text.rfind(what)
        return last < pos

    def autolink(self, element: Element) -> bool:
        match = _AUTOLINK.match(self.text, self.pos)
        if not match:
            return False
        target = match.group(1)
        mail = "@" in target and not re.match(r"(?:mailto|https?|ftps?):", target)
        shown = target.removeprefix("mailto:")
        made = Element("a", attributes={"href": f"mailto:{target}" if mail else target}, line=self.line)
        made.children.append(Element("text", shown, options={"verbatim": True}, line=self.line))
        element.children.append(made)
        self.pos = match.end()
        return True

    def html(self, element: Element) -> bool:
        text, pos = self.text, self.pos
        comment = None if self._absent("-->", pos) else _COMMENT.match(text, pos)
        if comment:
            element.children.append(
                Element("xml_comment", comment.group(), options={"category": "span"}, line=self.line)
            )
            self.pos = comment.end()
            return True
        cdata = _CDATA.match(text, pos)
        if cdata:
            element.children.append(Element("text", cdata.group(1), options={"cdata": True}, line=self.line))
            self.pos = cdata.end()
            return True
        close = g.CLOSE_TAG.match(text, pos)
        if close:
            self.document.warn(f"found closing tag '{close.group(1)}' without an opening tag", self.line)
            self.add_text(element, close.group())
            self.pos = close.end()
            return True
        if self._absent(">", pos):
            return False
        tag = g.TAG.match(text, pos)
        if not tag:
            return False
        name = tag.group(1)
        lowered = name.lower() if name.lower() in g.KNOWN else name
        if lowered in g.BLOCK_ONLY:
            self.document.warn(f"block HTML tag '{lowered}' in span text", self.line)
            self.add_text(element, tag.group())
            self.pos = tag.end()
            return True
        self._element(element, tag, lowered)
        return True

    def _element(self, element: Element, tag: re.Match[str], name: str) -> None:
        attributes = {
            key: re.sub(r"\n+", " ", value) for key, value in attributes_of(tag.group(2), name in g.KNOWN).items()
        }
        asked = attributes.pop("markdown", None)
        own = "span" if name in g.MODEL_SPAN else "raw"
        parent_raw = element.type == "html_element" and element.options.get("model") == "raw"
        model = "raw" if parent_raw or not self.options["parse_span_html"] else own
        if asked == "0":
            model = "raw"
        elif asked in ("1", "span"):
            model = "span" if asked == "span" or name in g.MODEL_SPAN else own
        made = Element("html_element", name, attributes, options={"category": "span", "model": model}, line=self.line)
        element.children.append(made)
        self.pos = tag.end()
        if tag.group(3) or name in g.WITHOUT_BODY:
            made.options["closed"] = name in g.WITHOUT_BODY
            return
        if name in g.RAW_TEXT:
            found = re.compile(rf"</{name}[{g.WS}]*>", re.IGNORECASE).search(self.text, self.pos)
            end = found.start() if found else len(self.text)
            made.children.append(
                Element("raw", self.text[self.pos : end], options={"category": "span", "type": [], "verbatim": True})
            )
            self.pos = found.end() if found else len(self.text)
            return
        if model == "raw":
            self.pos = fill_raw(made, self.text, self.pos)
            return
        if len(self.stack) > MAX_DEPTH:
            self.pos = fill_raw(made, self.text, self.pos)
            return
        flags = re.IGNORECASE if name in g.KNOWN else 0
        closing = re.compile(rf"</{re.escape(name)}[{g.WS}]*>", flags)

        def closes(_inner: Element) -> bool:
            return self.text.startswith("</", self.pos) and closing.match(self.text, self.pos) is not None

        self.stack.append(f"html-{len(self.stack)}")
        found_end = self.run(made, closes)
        self.stack.pop()
        if found_end:
            match = closing.match(self.text, self.pos)
            self.pos = match.end() if match else self.pos
        else:
            self.document.warn(f"no end tag for '{name}'", self.line)

    # --- links ---------------------------------------------------------------------------------------------------------

    def footnote(self, element: Element) -> bool:
        match = _FOOTNOTE.match(self.text, self.pos)
        if not match:
            return False
        name = match.group(1)
        if name not in self.document.footnotes:
            self.document.warn(f"footnote definition for '{name}' not found", self.line)
            self.add_text(element, match.group())
        else:
            element.children.append(Element("footnote", options={"name": name}, line=self.line))
        self.pos = match.end()
        return True

    def link(self, element: Element) -> bool:
        text, pos = self.text, self.pos
        image = text[pos] == "!"
        opener = "![" if image else "["
        start = pos + len(opener)
        if start >= len(text) or text[start] == "^":
            return False
        forbidden = ("link" in self.stack or "image" in self.stack) if not image else "image" in self.stack
        key = ("image" if image else "link", pos, tuple(sorted(set(self.stack))), element.type)
        if forbidden or key in self.failed or self._absent("]", start) or len(self.stack) > MAX_DEPTH:
            self.add_text(element, opener)
            self.pos = start
            return True
        made = Element("img" if image else "a", line=self.line)
        self.pos = start
        closes = _Brackets(self)

        self.stack.append("image" if image else "link")
        found = self.run_link(made, closes)
        self.stack.pop()
        end = self.pos
        if found and self._finish_link(made, text[start:end], end + 1, image):
            element.children.append(made)
            return True
        self.failed.add(key)
        self.pos = start
        self.add_text(element, opener)
        return True

    def run_link(self, made: Element, closes: Any) -> bool:
        """Parse bracket text: like ``run``, but each bracket is seen by ``closes``."""
        text, end = self.text, len(self.text)
        plain = re.compile(r"[^*_`<\[\]!\"'$&\\~{\-.>\n ]+")
        while self.pos < end:
            match = plain.match(text, self.pos)
            if match:
                nxt = match.end()
                if nxt < end and text[nxt] in "\"'":
                    self.add_text(made, text[self.pos : nxt - 1])
                    self.pos = nxt - 1
                    if not self.quote(made):
                        self.add_text(made, text[nxt - 1])
                        self.pos = nxt
                    continue
                self.add_text(made, match.group())
                self.pos = nxt
                continue
            if closes(made):
                return True
            opens = text[self.pos] in "!["
            if not self.step(made):
                self.add_text(made, text[self.pos])
                self.pos += 1
            elif opens and made.children and made.children[-1].type == "img" and text[self.pos - 1] != "[":
                closes.close_image()  # an image that parsed closed its own bracket
        return False

    def _finish_link(self, made: Element, inside: str, pos: int, image: bool) -> bool:
        text = self.text
        if text.startswith("(", pos):
            found = self._inline_target(pos + 1)
            if found:
                url, title, end = found
                self._apply(made, url, title, inside, image)
                self.pos = end
                return True
            return False
        reference = _REFERENCE.match(text, pos)
        key = normal_key(reference.group(1) if reference and reference.group(1) else inside)
        if key not in self.document.links:
            self.document.warn(f"no link definition for link ID '{key}' found", self.line)
            return False
        url, title, attributes = self.document.links[key]
        made.attributes.update(attributes)
        self._apply(made, url, title, inside, image)
        self.pos = reference.end() if reference else pos
        return True

    def _apply(self, made: Element, url: str, title: str | None, inside: str, image: bool) -> None:
        made.attributes["src" if image else "href"] = url
        if image:
            made.attributes["alt"] = re.sub(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=\-~])", r"\1", inside)
            made.children = []
        if title is not None:
            made.attributes["title"] = title

    def _inline_target(self, pos: int) -> tuple[str, str | None, int] | None:
        text = self.text
        if self._absent(")", pos):
            return None
        if text.startswith("<", pos):
            match = re.compile(r"<([^\n]*?)>").match(text, pos)
            if match:
                tail = self._title(match.end())
                if tail:
                    return match.group(1), *tail
        depth, at = 0, pos
        while at < len(text):
            char = text[at]
            if char == "(":
                depth += 1
            elif char == ")":
                if depth == 0:
                    return text[pos:at].strip(g.STRIP), None, at + 1
                depth -= 1
            elif char in g.WS and at + 1 < len(text) and text[at + 1] in "\"'":
                tail = self._title(at)
                if tail is None or tail[0] is None:
                    return None
                return text[pos:at].strip(g.STRIP), *tail
            at += 1
        return None

    def _title(self, pos: int) -> tuple[str | None, int] | None:
        """Read what may follow an address: blanks and a title, then the closing bracket."""
        text = self.text
        match = re.compile(rf"[{g.WS}]*\)").match(text, pos)
        if match:
            return None, match.end()
        opening = re.compile(rf"[{g.WS}]+([\"'])").match(text, pos)
        if not opening:
            return None
        closing = re.compile(rf"{opening.group(1)}[{g.WS}]*\)").search(text, opening.end() + 1)
        if not closing:
            return None
        return text[opening.end() : closing.start()], closing.end()

    # --- characters ----------------------------------------------------------------------------------------------------

    def quote(self, element: Element) -> bool:
        """Turn a straight quote at the place, or one character on, into a curly one."""
        text, pos = self.text, self.pos
        direct = text[pos] in "\"'"
        window = text[pos:] if pos == 0 else text
        del window
        for index, (pattern, kind) in enumerate(_QUOTES):
            match = pattern.match(text, pos)
            if not match or (not direct and match.end() == pos):
                continue
            self._quoted(element, match, kind)
            return True
        return False

    def _quoted(self, element: Element, match: re.Match[str], kind: str) -> None:
        self.pos = match.end()
        if kind in ("open", "close"):
            self._smart(element, match.group(1), kind)
            return
        self.add_text(element, match.group(1))
        if kind == "both-double":
            self._smart(element, '"', "open")
            self._smart(element, "'", "open")
        elif kind == "both-single":
            self._smart(element, "'", "open")
            self._smart(element, '"', "open")
        elif kind == "decade":
            self._smart(element, "'", "close")
        else:
            self._smart(element, match.group(2), kind.removesuffix("-after"))

    def _smart(self, element: Element, quote: str, side: str) -> None:
        names = self.options["smart_quotes"]
        name = names[(0 if side == "open" else 1) + (2 if quote == '"' else 0)]
        element.children.append(Element("smart_quote", name, line=self.line))

    def entity(self, element: Element) -> bool:
        match = _ENTITY.match(self.text, self.pos)
        if not match:
            return False
        char = character_of(match)
        if char is None:
            self.add_text(element, "&amp;")  # a name that kramdown does not know is text
            self.pos += 1
            return True
        element.children.append(Element("entity", char, options={"original": match.group()}, line=self.line))
        self.pos = match.end()
        return True

    def typographic(self, element: Element) -> bool:
        if self.options["input"] == "GFM" and "no_auto_typographic" in self.options["gfm_quirks"]:
            return False
        match = _TYPO.match(self.text, self.pos)
        if not match:
            return False
        found = match.group()
        if found.startswith(" ") and not found.strip() == ">>":
            return False
        kinds = {
            "---": "mdash",
            "--": "ndash",
            "...": "hellip",
            "<<": "laquo",
            ">>": "raquo",
            "<< ": "laquo_space",
            " >>": "raquo_space",
        }
        element.children.append(Element("typographic_sym", kinds[found], line=self.line))
        self.pos = match.end()
        return True

    def escape(self, element: Element) -> bool:
        text, pos = self.text, self.pos
        if text.startswith("\\\\\n", pos):
            return self.line_break(element, 3)
        if text.startswith(("\\<<", "\\>>"), pos):
            self.add_text(element, text[pos + 1 : pos + 3])
            self.pos += 3
            return True
        if text[pos + 1 : pos + 2] in _ESCAPED and pos + 1 < len(text):
            self.add_text(element, text[pos + 1])
            self.pos = pos + 2
            if self.pos < len(text) and text[self.pos] in "\"'":
                return self.quote(element)
            return True
        return False

    def line_break(self, element: Element, length: int) -> bool:
        if length == 3 and self.options["hard_wrap"] and self.text[self.pos] == " ":
            return False
        element.children.append(Element("br", line=self.line))
        self.pos += length
        self.add_text(element, "\n")
        return True

    def _last_strike(self) -> int:
        last = self.missing.get("strike")
        if last is None:
            last = max((match.start() for match in _STRIKE_END.finditer(self.text)), default=-1)
            self.missing["strike"] = last
        return last

    def strike(self, element: Element) -> bool:
        if self.options["input"] != "GFM" or self._last_strike() < self.pos + 2:
            return False
        match = _STRIKE.match(self.text, self.pos)
        if not match or len(self.stack) > MAX_DEPTH:
            return False
        made = Element("html_element", "del", options={"category": "span", "model": "span"}, line=self.line)
        inner = SpanParser(self.document)
        inner.parse(made, match.group(1), self.line)
        element.children.append(made)
        self.pos = match.end()
        return True

    def extension(self, element: Element) -> bool:
        if self._absent("}", self.pos):
            return False
        ext = _EXT.match(self.text, self.pos)
        if ext:
            return self._extension(element, ext)
        match = _IAL.match(self.text, self.pos)
        if not match:
            return False
        last = element.children[-1] if element.children else None
        if last is None or last.type == "text":
            self.document.warn("span attribute list after text", self.line)
            self.add_text(element, match.group())
            self.pos = match.end()
            return True
        attributes: dict[str, str] = {}
        references: list[str] = []
        parse_attributes(match.group(1), attributes, references)
        resolved, names = self.document.resolve(attributes, tuple(references))
        merge(last.attributes, resolved)
        last.options["refs"] = names
        self.pos = match.end()
        return True

    def _extension(self, element: Element, match: re.Match[str]) -> bool:
        name, body, end = match.group(1), "", match.end()
        if not match.group(3):
            stop = re.compile(rf"\{{:/(?:{re.escape(name)})?\}}").search(self.text, end)
            if stop:
                body, end = self.text[end : stop.start()], stop.end()
            elif name in ("comment", "nomarkdown", "options"):
                self.document.warn(f"no stop tag for extension '{name}' found", self.line)
                self.add_text(element, match.group())
                self.pos = end
                return True
        attributes: dict[str, str] = {}
        parse_attributes(match.group(2) or "", attributes, [])
        made = extension_element(self, name, attributes, body, "span")
        if made is None:
            self.add_text(element, "{")
            self.pos += 1
            return True
        if made.type != "eob":
            element.children.append(made)
        self.pos = end
        return True
