"""The block above a post: its values are JSON, quoted for YAML too."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from convert.frozen import FrozenMap
from convert.nodes import Meta, Post
from convert.writers.markdown.front_matter import front_matter

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    TEXTS
    | st.integers(-(2**63) + 1, 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.none(),
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)


def written(value: object) -> str:
    block = front_matter(Post(Meta(extra=FrozenMap({"own": value}))))
    return next(line for line in block.split("\n") if line.startswith("own: ")).removeprefix("own: ")


@given(VALUES)
def test_a_value_is_written_as_the_standard_library_writes_it(value: object) -> None:
    shown = json.dumps(value, ensure_ascii=False)
    assert written(value) == shown.replace("\x7f", "\\u007f").replace("\x85", "\\u0085")


@given(TEXTS)
def test_a_key_is_one_line_for_yaml(key: str) -> None:
    block = front_matter(Post(Meta(extra=FrozenMap({f"a {key}": 1}))))
    assert not {"\x7f", "\x85"} & set(block)
