"""Profiles: found, read, added to, refused with a place; and chosen by what a post shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from convert.errors import ProfileError, UnreadableError, UsageError
from convert.notes import Code, Severity
from convert.passes import normalize
from convert.passes.profiles import choose, load, profile_for
from tests.passes.building import build
from tests.passes.contexts import BODY, ENGLISH, SIGNED, place
from tests.profiles import KEPT, tables


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_profile_adds_to_the_one_that_it_extends(tmp_path: Path) -> None:
    mine = load(write(tmp_path, 'extends = "finews"\n[labels]\nsource = ["出处"]\n[headings]\nbold = false\n'))
    assert mine.name == "mine"
    assert {"出处", "来源"} <= set(mine.labels.source)
    assert not mine.headings.bold
    assert mine.headings.numbered


def test_a_list_may_be_a_text_of_several_lines(tmp_path: Path) -> None:
    text = "[labels]\nsource = '''\n# of the region\n湖畔来稿, 本埠消息,\n  县报供稿, \"来稿, 本埠\", \" 图\"\n'''\n"
    assert load(write(tmp_path, text)).labels.source == ("湖畔来稿", "本埠消息", "县报供稿", "来稿, 本埠", " 图")


def test_a_text_of_one_line_is_no_list(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"mine\.toml:2"):
        load(write(tmp_path, '[labels]\nsource = "出处"\n'))


def test_a_label_of_ones_own_finds_its_role(tmp_path: Path) -> None:
    mine = load(write(tmp_path, 'extends = "generic"\n[labels]\nsource = ["出处"]\n'))
    made = normalize(build(place("tail", "出处：澄湖日报")), mine)
    assert made.source
    assert made.source.name == "澄湖日报"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[labels]\nauthor = [1]\n", "mine.toml:2"),
        ('[labels]\nauthors = ["作者"]\n', "mine.toml:2"),
        ("[labels]\n\n[headings]\nbold = 3\n", "mine.toml:4"),
        ("[heading]\nbold = true\n", "mine.toml:1"),
        ('\n\nextends = "sina"\n', "mine.toml:3"),
        ("[labels\n", "mine.toml:1:8"),
        ('schema = "postbind/profile@2"\n', "mine.toml:1"),
        ('why = "because"\n', "mine.toml:1"),
    ],
)
def test_a_profile_that_is_none_is_refused_with_its_line(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(ProfileError) as raised:
        load(write(tmp_path, text))
    assert place in str(raised.value)


def test_a_file_that_is_called_none_is_a_profile_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    path.write_text('extends = "finews"\n', encoding="utf-8")
    assert normalize(build("\n\n".join([*BODY, SIGNED])), load(path)).source


def test_names_and_files_that_are_not_there_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="finews, generic, none"):
        load("sina")
    with pytest.raises(UnreadableError):
        load(tmp_path / "missing.toml")
    (tmp_path / "latin.toml").write_bytes(b'a = 1\nname = "\xe9"\n')
    with pytest.raises(ProfileError, match=r"latin\.toml:2"):
        load(tmp_path / "latin.toml")


def test_a_report_and_an_ordinary_post_are_told_apart_and_the_post_says_why() -> None:
    report = build("\n\n".join([*BODY, SIGNED]))
    ordinary = build("\n\n".join(ENGLISH))
    notebook = build("\n\n".join([*BODY, "    x = 1", SIGNED]))
    assert [choose(post)[0].name for post in (report, ordinary, notebook)] == ["finews", "generic", "generic"]
    made = normalize(report, *profile_for(report, "auto"))
    note = next(note for note in made.notes if note.code == Code.PROFILE)
    assert note.severity is Severity.INFO
    assert SIGNED in note.message


def test_a_profile_that_was_asked_for_needs_no_reason() -> None:
    post = build("\n\n".join(BODY))
    assert normalize(post, load("finews")).notes == ()


def test_the_built_in_profiles_are_kept_as_their_toml_has_them() -> None:
    assert json.loads(KEPT.read_text("utf-8")) == tables(), "run python -m tests.profiles"
