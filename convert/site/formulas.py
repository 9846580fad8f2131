"""Say if a post's page loads MathJax or KaTeX: themes have a key for it, in the front matter or the configuration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

_KEYS: Final = ("math", "mathjax", "katex", "use_math", "usemath", "enable_math")
"""What themes call it."""
_OFF: Final = frozenset({"", "false", "no", "none", "off"})


def asks_for_formulas(values: Mapping[Any, Any], config: Mapping[str, Any]) -> bool:
    """Say if a post asks for formulas, or its site does and the post has no word of its own."""
    said = [place[key] for place in (values, config) for key in _KEYS if place.get(key) is not None]
    return bool(said) and _is_on(said[0])


def _is_on(value: object) -> bool:
    """A switch, the name of an engine, or a mapping of settings with or without a switch."""
    if isinstance(value, Mapping):
        return _is_on(value.get("enable", value.get("enabled", True)))
    return value.strip().lower() not in _OFF if isinstance(value, str) else bool(value)
