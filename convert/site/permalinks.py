"""The URL of a post, a page or a document: its own permalink, else the site's style; and the file of a post's page.

Source: Jekyll 4.4, run style by style.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from convert.site.config import Config
from convert.site.facts import Facts
from convert.site.names import HTML, parse_name
from convert.site.urls import STYLES, date_names, place_names, url_of


def permalink(facts: Facts, config: Config) -> str:
    """Return the URL of a post, without baseurl."""
    style = config.posts_permalink
    return _filled(facts, "posts", STYLES.get(style, style), config)


def web_address(facts: Facts, config: Config) -> str:
    """Return the address of a post's page on the web; empty if the site says no ``url``.

    A ``url`` that ends in ``baseurl`` already is meant so, though Jekyll would write it twice.
    """
    home, base = config.text("url").rstrip("/"), config.text("baseurl").strip("/")
    if not home:
        return ""
    below = f"/{base}" if base and not home.endswith(f"/{base}") else ""
    return home + below + permalink(facts, config)


def page_file(facts: Facts, config: Config) -> str:
    """Return the file that Jekyll writes a post to, by its path below the built site (``Document#destination``).

    What follows a dot in a URL is a suffix only where the post's own permalink says it: in ``/node.js-tips`` of a
    style there is none.
    """
    path = unquote(permalink(facts, config)).lstrip("/")
    if not path or path.endswith("/"):
        return f"{path}index.html"
    suffix = _own_suffix(facts.values.get("permalink")) or _rendered(facts.name.suffix, config)
    return path if path.endswith(suffix) else path + suffix


def _own_suffix(own: object) -> str:
    """Return the suffix that a permalink ends in, as Ruby's ``File.extname`` has it; dots at its start begin none."""
    _, dot, suffix = str(own).rpartition("/")[2].lstrip(".").rpartition(".")
    return dot + suffix if dot else ""


def document_url(facts: Facts, label: str, template: object, config: Config) -> str:
    """Return the URL of a document of a collection, whose configuration may have a template of its own."""
    own = template if isinstance(template, str) else "/:collection/:path" + _ending(config)
    return _filled(facts, label, own, config)


def page_url(path: str, values: Mapping[Any, Any], config: Config) -> str:
    """Return the URL of the page at a path below the site, without baseurl; ``values`` are its front matter's."""
    folder, name = PurePosixPath(path).parent, parse_name(PurePosixPath(path).name)
    suffix = _rendered(name.suffix, config)
    place = "" if str(folder) == "." else f"{folder}/"
    stem = name.stem.rstrip(".")
    places = {"path": lambda: place, "basename": lambda: stem, "output_ext": lambda: suffix}
    own = values.get("permalink")
    if isinstance(own, str):
        return url_of(own, places)
    if suffix.lower() not in HTML:
        return url_of("/:path/:basename:output_ext", places)
    return url_of("/:path/" if stem == "index" else "/:path/:basename" + _ending(config), places)


def _filled(facts: Facts, label: str, template: str, config: Config) -> str:
    suffix = facts.name.suffix
    place = facts.place.replace(f"_{label}", "", 1)
    rendered = _rendered(suffix, config)
    places = place_names(facts.slug, facts.name.stem, place.removesuffix(suffix), rendered, facts.categories)
    places["collection"] = lambda: label
    if facts.date is not None:
        places |= date_names(facts.date)
    own = facts.values.get("permalink")
    return url_of(own if isinstance(own, str) else template, places)


def _rendered(suffix: str, config: Config) -> str:
    """Return the suffix of what Jekyll makes of a file."""
    lowered = suffix.lower()
    if lowered in config.markdown_extensions:
        return ".html"
    return ".css" if lowered in (".scss", ".sass") else suffix


def _ending(config: Config) -> str:
    """Return how URLs of what is no post end under the site's style (``Utils.add_permalink_suffix``)."""
    style = config.text("permalink")
    if style == "pretty" or style.endswith("/"):
        return "/"
    return ":output_ext" if style in ("date", "ordinal", "none") or style.endswith(":output_ext") else ""
