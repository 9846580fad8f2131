"""Jekyll's filters over addresses (``lib/jekyll/filters/url_filters.rb``)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from typing import Final

from convert.reader.liquid.filters.words import uri_escape
from convert.reader.liquid.state import State
from convert.reader.liquid.values import plain, text

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def _setting(state: State, name: str) -> str:
    return text(state.source.site.config.get(name)) if state.source.site else ""


def relative_url(value: object, *, state: State) -> object:
    """Put the site's baseurl before a path."""
    if plain(value) is None:
        return None
    given = text(value)
    if _SCHEME.match(given):
        return given
    base = _setting(state, "baseurl").strip("/")
    if not given:
        return f"/{base}" if base else ""
    return uri_escape(_normal(f"/{base}/{given.removeprefix('/')}" if base else f"/{given.removeprefix('/')}"))


def _normal(path: str) -> str:
    """Resolve ``.`` and ``..`` of a path; doubled slashes and what follows ``?`` or ``#`` stay."""
    plain_path = re.split(r"[?#]", path, maxsplit=1)[0]
    rest = path[len(plain_path) :]
    if "/." in plain_path:
        plain_path = posixpath.normpath(plain_path) + ("/" if plain_path.endswith(("/", "/.")) else "")
    return plain_path + rest


def absolute_url(value: object, *, state: State) -> object:
    """Put the site's url and baseurl before a path."""
    given = value.get("url") if isinstance(value, Mapping) else value
    if plain(given) is None:
        return None
    if _SCHEME.match(text(given)):
        return text(given)
    return _setting(state, "url") + text(relative_url(given, state=state))


def strip_index(value: object, *, state: State) -> object:
    """Take ``index.html`` off the end of an address."""
    return None if plain(value) is None else re.sub(r"/index\.html?\Z", "/", text(value))


FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "absolute_url": absolute_url,
    "relative_url": relative_url,
    "strip_index": strip_index,
}
