"""Options under kramdown's names, with its defaults."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from convert.reader.kramdown.document import Document

DEFAULTS: Final[dict[str, Any]] = {
    "input": "kramdown",
    "auto_ids": True,
    "auto_id_prefix": "",
    "auto_id_stripping": False,
    "transliterated_header_ids": False,
    "header_offset": 0,
    "header_links": False,
    "toc_levels": (1, 2, 3, 4, 5, 6),
    "parse_block_html": False,
    "parse_span_html": True,
    "html_to_native": False,
    "link_defs": {},
    "footnote_nr": 1,
    "footnote_prefix": "",
    "footnote_link_text": "%s",
    "footnote_backlink": "&#8617;",
    "footnote_backlink_inline": False,
    "entity_output": "as_char",
    "smart_quotes": ("lsquo", "rsquo", "ldquo", "rdquo"),
    "typographic_symbols": {},
    "math_engine": "mathjax",
    "remove_line_breaks_for_cjk": False,
    "hard_wrap": False,
    "gfm_quirks": ("paragraph_end",),
}
IGNORED: Final = frozenset(
    [
        "template",
        "line_width",
        "latex_headers",
        "list_indent",
        "syntax_highlighter",
        "syntax_highlighter_opts",
        "math_engine_opts",
        "remove_block_html_tags",
        "remove_span_html_tags",
        "forbidden_inline_options",
        "gfm_emojis",
        "gfm_emoji_opts",
        "coderay_bold_every",
        "guess_lang",
        "enable_coderay",
        "coderay",
        "show_warnings",
    ]
)
JEKYLL_OPTIONS: Final[dict[str, Any]] = {
    "input": "GFM",
    "auto_ids": True,
    "toc_levels": (1, 2, 3, 4, 5, 6),
    "entity_output": "as_char",
    "hard_wrap": False,
    "footnote_nr": 1,
    "smart_quotes": ("lsquo", "rsquo", "ldquo", "rdquo"),
}


def complete(given: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return all options, and a warning for each name that is unknown."""
    options, warnings = dict(DEFAULTS), []
    if given.get("input") == "GFM":
        options["hard_wrap"] = True
    for name, value in given.items():
        if name in DEFAULTS:
            options[name] = _coerced(name, value, options[name])
        elif name not in IGNORED:
            warnings.append(f"unknown option '{name}'")
    if options["input"] == "GFM":
        options["auto_id_stripping"] = True
    return options, warnings


def _coerced(name: str, value: object, before: object) -> object:
    """Return a value in the option's type; what was there before if it cannot be one."""
    default = DEFAULTS[name]
    if type(value) is type(default) and value == default:
        return value
    if name == "toc_levels":
        return _levels(value) or before
    if name in ("smart_quotes", "gfm_quirks"):
        items = _names(value)
        return items if name != "smart_quotes" or len(items) == len(default) else before
    if name == "math_engine":
        return None if value in (None, "", "nil", False) else str(value).lstrip(":")
    if isinstance(default, bool):
        return value if isinstance(value, bool) else str(value).strip().lower() not in ("false", "")
    if isinstance(default, int):
        return int(str(value)) if re.fullmatch(r"[+-]?[0-9]{1,9}", str(value)) else before
    if isinstance(default, dict):
        return value if isinstance(value, dict) else before
    text = str(value)
    return text.strip().lstrip(":") if name == "entity_output" else text


def _names(value: object) -> tuple[str, ...]:
    """Return names given as a list or with commas between."""
    parts = value if isinstance(value, (list, tuple)) else str(value or "").split(",")
    return tuple(name for part in parts if (name := str(part).strip()))


def _levels(value: object) -> tuple[int, ...]:
    """Return the levels of headers given as a list, with commas between, or as ``1..6``; else none."""
    span = re.fullmatch(r"\s*([1-6])\s*\.\.\s*([1-6])\s*", str(value))
    if span:
        return tuple(range(int(span[1]), int(span[2]) + 1))
    names = _names(value)
    return tuple(int(name) for name in names) if all(re.fullmatch("[1-6]", name) for name in names) else ()


def apply_inline(document: Document, attributes: dict[str, str]) -> None:
    """Set the options that a text gives itself (``{::options …}``)."""
    for name, value in attributes.items():
        if name in DEFAULTS and name not in ("hard_wrap", "gfm_quirks", "input"):
            document.options[name] = _coerced(name, value, document.options[name])
        elif name not in DEFAULTS and name not in IGNORED:
            document.warn(f"unknown option '{name}'", 0)
