"""Addresses that a document may lead to, written as the URL standard and epubcheck want them."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from convert.patterns import pattern

_HOSTED: Final = frozenset({"http", "https", "ftp"})
_OTHERS: Final = frozenset({"mailto", "tel"})

_PLAIN: Final = pattern(r"https?://[a-z0-9][a-z0-9.-]*[a-z0-9](/([A-Za-z0-9/:@!$&'()*+,;=~._?-]|%[0-9A-Fa-f]{2})*)?")
"""Addresses that need no repair: nearly all."""

_HOST: Final = pattern(r"[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\]")
_STRAY_PERCENT: Final = pattern(r"%(?![0-9A-Fa-f]{2})")
_PATH: Final = "/%:@!$&'()*+,;=~-._"


def absolute(url: str) -> str | None:
    """Return an address of the web, mail or telephone, percent-encoded where it must be; None for any other.

    ``//host/path`` is read as ``https://host/path``; what is relative, active or malformed gives None.
    Source: RFC 3986, sections 2 and 3; the schemes are those that may never run anything.
    """
    if _PLAIN.fullmatch(url):
        return url
    url = url.strip()
    if url.startswith("//"):
        url = f"https:{url}"
    scheme, colon, rest = url.partition(":")
    scheme = scheme.lower()
    if not colon or not rest:
        return None
    if scheme in _OTHERS:
        return f"{scheme}:{_quoted(rest, _PATH + '?#')}"
    return _hosted(url) if scheme in _HOSTED else None


def from_page(url: str, page: str) -> str | None:
    """Return where a link leads, as ``absolute`` writes it, that stands on the page at the address ``page``.

    A relative one counts from there, as in a browser; it leads nowhere if ``page`` is empty.
    Source: RFC 3986, section 5.2.
    """
    found = absolute(url)
    if found or not page:
        return found
    try:
        return absolute(urljoin(page, url.strip()))
    except ValueError:  # a host that is none
        return None


def _hosted(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        host = f"[{host}]" if ":" in host else host.encode("idna").decode()
    except (ValueError, UnicodeError):
        return None
    if not _HOST.fullmatch(host):
        return None
    tail = _quoted(parts.path, _PATH)
    if parts.query:
        tail += "?" + _quoted(parts.query, _PATH + "?")
    if parts.fragment:
        tail += "#" + _quoted(parts.fragment, _PATH + "?")
    return f"{parts.scheme}://{host}{f':{port}' if port is not None else ''}{tail}"


def _quoted(text: str, safe: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=safe, errors="replace")
