"""YAML above a post: what is kept, what is said, where it ends."""

from __future__ import annotations

import pickle

import pytest

from convert.errors import ConvertError, FrontMatterError, LimitError
from convert.front_matter import load_yaml
from convert.notes import Code
from convert.positions import Lines


def codes(text: str) -> list[str]:
    return [note.code for note in load_yaml(text)[1]]


def test_the_last_of_repeated_keys_counts_and_is_said_with_its_line() -> None:
    value, notes = load_yaml("title: 一\nlang: zh\ntitle: 二\n", "p.md", 2)
    assert value == {"title": "二", "lang": "zh"}
    assert [(note.code, note.lines and note.lines.first) for note in notes] == [(Code.FRONT_MATTER_KEY_REPEATED, 4)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("base: &a {x: 1, y: 2}\nk: {<<: *a, y: 3}", {"x": 1, "y": 3}),
        ("base: &a {x: 1}\nk: {x: 0, <<: *a}", {"x": 1}),
        ("k: {<<: {x: 1, y: 2}, y: 3}", {"y": 3}),
    ],
)
def test_a_merge_follows_an_alias_and_loses_a_mapping_written_out(text: str, value: object) -> None:
    assert load_yaml(text)[0]["k"] == value


def test_keys_are_typed_as_values_are() -> None:
    assert load_yaml("5: a\nyes: b\n'2': c")[0] == {5: "a", True: "b", "2": "c"}


def test_a_second_document_is_left_out_and_said() -> None:
    assert load_yaml("title: a\n--- # more\ntitle: b\n")[0] == {"title": "a"}
    assert codes("title: a\n--- # more\ntitle: b\n") == [Code.FRONT_MATTER_VALUE]


def test_keys_after_an_indented_mapping_are_left_out_and_said() -> None:
    value, notes = load_yaml("  title: T\n  tags: a\ncategory: c\n", "p.md", 2)
    assert value == {"title": "T", "tags": "a"}
    assert [(note.code, note.lines) for note in notes] == [(Code.FRONT_MATTER_VALUE, Lines(4, 4))]


def test_a_list_as_key_is_left_out_and_said() -> None:
    assert load_yaml("title: a\n? [x, y]\n: z\n")[0] == {"title": "a"}
    assert codes("? [x, y]\n: z\n") == [Code.FRONT_MATTER_VALUE]


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("title: a\nextra:\n\tkey: v\n", 4, 1, "tab"),
        ("title: a: b\n", 2, 9, "quotes"),
        ("title: @you\n", 2, 8, "may not begin with @"),
        ("title: %x\n", 2, 8, "may not begin with %"),
        ("title: `x`\n", 2, 8, "may not begin with `"),
        (
            "title: [new] Tides\n",
            2,
            14,
            r"begins with \[ goes on behind what closes it. Put the whole value into quotes",
        ),
        ("title: {new} Tides\n", 2, 14, "begins with { goes on"),
        (
            'title: "Tides" and ebbs\n',
            2,
            16,
            "in quotes goes on behind them. Put the whole value into quotes of the other",
        ),
        ("tags:\n  - 'it's'\n", 3, 9, "in quotes goes on"),
        ("title: *Tides*\n", 2, 14, r"may not begin with \*. Put it into quotes"),
        ("title: &amp; ebbs\n", 2, 12, "may not begin with &"),
        ("title: - ebbs\n", 2, 8, "may not begin with -"),
        ("title: [tides, ebbs\nlang: en\n", 3, 5, "Check quotes, brackets"),
        ("a b\ntitle: [x] y\n", 3, 6, "colon"),
        ("title: 'open\n", 2, 8, "quoted"),
        ("title: a\x00b\n", 2, 9, r"U\+0000"),
        ("loop: &a [*a]\n", 2, 11, "stands inside"),
        ("x: !!python/object/apply:os.system ['true']\n", 2, 4, "Python object"),
    ],
)
def test_yaml_that_does_not_parse_is_a_located_error(text: str, line: int, column: int, says: str) -> None:
    with pytest.raises(FrontMatterError, match=says) as caught:
        load_yaml(text, "post.md", 2)
    assert str(caught.value).startswith(f"post.md:{line}:{column}: ")
    assert pickle.loads(pickle.dumps(caught.value)).args == caught.value.args  # noqa: S301 - our own bytes


def test_a_bomb_of_aliases_costs_nothing_and_is_refused() -> None:
    levels = "".join(f"l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 9)}]\n" for i in range(1, 30))
    with pytest.raises(LimitError, match="aliases followed"):
        load_yaml("l0: &l0 [x, x]\n" + levels)


@pytest.mark.parametrize("text", ["k: " + "[" * 5000, "k: " + "{a: " * 5000, "x: " + "y" * 2_000_000])
def test_yaml_beyond_the_limits_is_refused(text: str) -> None:
    with pytest.raises(ConvertError):
        load_yaml(text)


def test_python_frontmatter_takes_our_yaml_by_its_handler() -> None:
    import frontmatter

    from convert.front_matter.handler import JekyllHandler

    post = frontmatter.loads("---\ntitle: no\ndate: 2020-01-02 10:00:00 +0800\n...\ntext\n", handler=JekyllHandler())
    assert post["title"] is False
    assert str(post["date"]) == "2020-01-02 10:00:00+08:00"
    assert post.content == "text"
