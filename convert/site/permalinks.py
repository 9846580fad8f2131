"""The URL of a post: its own permalink, else the site's style. Source: Jekyll 4.4, run style by style."""

from __future__ import annotations

from convert.site.config import Config
from convert.site.facts import Facts
from convert.site.urls import STYLES, date_names, place_names, url_of


def permalink(facts: Facts, config: Config) -> str:
    """Return the URL of a post, without baseurl."""
    suffix = facts.name.suffix
    rendered = ".html" if suffix.lower() in config.markdown_extensions else suffix
    place = facts.origin.partition("_posts")[2] or f"/{facts.origin}"
    places = place_names(facts.slug, facts.name.stem, place.removesuffix(suffix), rendered, facts.categories)
    if facts.date is not None:
        places |= date_names(facts.date)
    own = facts.values.get("permalink")
    if isinstance(own, str):
        return url_of(own, places)
    style = config.posts_permalink
    return url_of(STYLES.get(style, style), places)
