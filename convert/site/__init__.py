"""What Jekyll knows of a site: configuration, defaults, permalinks, a stream of posts."""

from __future__ import annotations

from convert.site.entries import Entries, Entry
from convert.site.languages import detect_language
from convert.site.site import Site
from convert.site.source import source_alone

__all__ = ["Entries", "Entry", "Site", "detect_language", "source_alone"]
