"""The YAML block above a post, and YAML as Jekyll reads it.

A package of its own between the core and ``site``: the site must read a post's categories without the reader, and
``_config.yml`` and data files go through the same YAML.
"""

from __future__ import annotations

from typing import Any

from convert.front_matter.dates import parse_date
from convert.front_matter.encodings import decode
from convert.front_matter.fences import Parts, split
from convert.front_matter.plain import read_plain
from convert.notes import Note

__all__ = ["Parts", "decode", "load_yaml", "parse_date", "split"]


def load_yaml(text: str, path: str = "-", first_line: int = 1) -> tuple[Any, tuple[Note, ...]]:
    """Read the first YAML document of a text as released Jekyll does; see ``convert.front_matter.yaml_reader``."""
    plain = read_plain(text)
    if plain is not None:
        return plain, ()
    from convert.front_matter.yaml_reader import load

    return load(text, path, first_line)
