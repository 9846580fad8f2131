"""Code in WordPress' own codes is code, at its lines; elsewhere brackets are text."""

from __future__ import annotations

import pytest

import convert
from convert.nodes import CodeBlock
from convert.positions import Lines
from convert.walk import block_text

HEAD = "---\ntitle: Low Harbour\n---\n"


def code(text: str, name: str = "a.md") -> list[CodeBlock]:
    post = convert.read_text(f"{HEAD}{text}\n", name=f"_posts/2024-03-05-{name}")
    return [block for block in post.blocks if isinstance(block, CodeBlock)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[sourcecode language="cpp"]\n#if <a>\n\n  *b*;\n[/sourcecode]', CodeBlock("#if <a>\n\n  *b*;", "cpp")),
        ("[code]\nif a &lt; b\n[/code]", CodeBlock("if a < b")),
        ("[code lang=html]\n<b>&lt;</b>\n[/code]", CodeBlock("<b>&lt;</b>", "html")),
        ("[code]\n~~~~\n[/code]", CodeBlock("~~~~")),
    ],
)  # fmt: skip
def test_it_is_code_in_markdown(text: str, expected: CodeBlock) -> None:
    assert code(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<p>[code lang="py"]\nif a < b:\n    c()\n[/code]</p>', CodeBlock("if a < b:\n    c()", "py")),
        ("<p>[code]<br />\n#if &lt;a&gt;<br />\nb;</p>\n<p>c;<br />\n[/code]</p>", CodeBlock("#if <a>\nb;\nc;")),
        ("<p>[code]\n&lt;br /&gt;\n<br />\nx\n[/code]</p>", CodeBlock("&lt;br /&gt;\n<br />\nx")),
    ],
)  # fmt: skip
def test_it_is_code_in_html(text: str, expected: CodeBlock) -> None:
    assert code(text, "a.html") == [expected]


def test_lines_stay_where_they_are() -> None:
    post = convert.read_text(f"{HEAD}The ferry left.\n\n[code]\na\n[/code]\n\nIt came.\n")
    assert [block.lines for block in post.blocks] == [Lines(4, 4), Lines(6, 8), Lines(10, 10)]
    assert [(note.code, note.lines) for note in post.notes if "WordPress" in note.message] == [
        ("markdown.loose-tag", Lines(6, 8))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Write [code] and [/code] around it.",
        "[code]\nthe ferry\n\nleft",
        "[notes]\nthe ferry\n[/notes]",
        "```\n[code]\nb\n[/code]\n```",
        "<pre>\n[code]\nb\n[/code]\n</pre>",
        "    [code]\n    b\n    [/code]",
    ],
)
def test_other_brackets_stay(text: str) -> None:
    post = convert.read_text(f"{HEAD}{text}\n")
    shown = "\n".join(map(block_text, post.blocks))
    assert "[code]" in shown or "[notes]" in shown
    assert not [note for note in post.notes if "WordPress" in note.message]


def test_without_a_profile_it_stays_as_jekyll_shows_it() -> None:
    post = convert.read_text("[code]\nb\n[/code]\n", profile="none")
    assert "[code]" in block_text(post.blocks[0])
