"""What becomes of a place in a line that is found to be a heading."""

from __future__ import annotations

from convert.nodes import Anchor, Heading, Meta, Post, Strong, Text
from convert.passes import normalize
from convert.passes.profiles import load
from tests.zoo import paragraph

PROSE = paragraph("港口去年吞吐量比前年多了三成，码头上的吊车昼夜不停，海关说今年还会更忙，渔船只好改泊北岸。")


def test_its_id_is_the_headings() -> None:
    line = paragraph(Strong((Anchor("two"), Text("二、北岸"))))
    post = Post(Meta(title="港口", lang="zh-CN"), (paragraph(Strong((Text("一、南岸"),))), PROSE, line, PROSE))
    headings = [block for block in normalize(post, load("finews")).blocks if isinstance(block, Heading)]
    assert [(heading.id, heading.children) for heading in headings] == [
        (None, (Text("一、南岸"),)),
        ("two", (Text("二、北岸"),)),
    ]
