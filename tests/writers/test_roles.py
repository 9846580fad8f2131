"""Each role of a post, alone, in every format."""

from __future__ import annotations

from typing import Final

import pytest
from msgspec.structs import replace

from convert.frozen import FrozenMap
from convert.kinds import Role
from convert.nodes import AuthorNote, Byline, Meta, Person, Post, Source
from tests.writers.building import p, t
from tests.writers.engines import shown

POST: Final = Post(Meta(title="冷库", lang="zh-CN", slug="x"), (p("正文。"),))
ROLES: Final = {
    **{role.value: replace(POST, byline=Byline((Person("林一舟", role),))) for role in Role},
    "byline as it stands": replace(POST, byline=Byline((Person("某人"),), "记者林一舟")),
    "source": replace(POST, source=Source("林一舟报", None)),
    "source as it stands": replace(POST, source=Source("某报", None, "转自林一舟报")),
    "address": replace(POST, source=Source(None, "https://example.org/林一舟")),
    "author's note": replace(POST, author_note=AuthorNote(t("林一舟，作者"))),
    "digest": replace(POST, meta=replace(POST.meta, digest="林一舟说冷库")),
    "subtitle": replace(POST, meta=replace(POST.meta, extra=FrozenMap({"subtitle": "林一舟写冷库"}))),
}


@pytest.mark.pandoc
@pytest.mark.parametrize("to", ["md", "html", "epub", "docx", "pdf"])
@pytest.mark.parametrize("role", ROLES)
def test_a_role_alone_is_shown(role: str, to: str) -> None:
    assert "林一舟" in shown(ROLES[role], to)
