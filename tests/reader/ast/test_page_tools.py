"""What plug-ins put around a text goes; what looks like it stays."""

from __future__ import annotations

import pytest

from convert.nodes import CodeBlock
from convert.notes import Action
from convert.walk import block_text

from .reading import content, p

TEXT = "<p>A post whose text is long enough to be more than what the page puts around it, and by far.</p>"
SAID = p("A post whose text is long enough to be more than what the page puts around it, and by far.")
LINK = "<a href='https://x.example/'>Harbour Net</a>"
BLOCKS = [
    (
        f"<div class='sharedaddy sd-sharing'><h3>Share this:</h3><ul><li>{LINK}</li><li class=end></li></ul></div>",
        "share-bar",
    ),
    (f"<div class='addtoany_share_save_container'><div class=a2a_kit>{LINK}</div></div>", "share-bar"),
    (f"<p><a class='a2a_dd addtoany_share' href='https://www.addtoany.com/share'>{'Harbour Net'}</a></p>", "share-bar"),
    (f"<div class=feedflare>{LINK}</div>", "share-bar"),
    (f"<div id=jp-relatedposts class=jp-relatedposts><h3>Related</h3>{LINK}</div>", "navigation"),
]


@pytest.mark.parametrize(("text", "rule"), BLOCKS)
def test_blocks_of_plug_ins_go(text: str, rule: str) -> None:
    made = content(TEXT + text)
    assert made.blocks == (SAID,)
    assert [(one.rule, one.action) for one in made.decisions] == [(rule, Action.DROP)]
    assert "Harbour Net" in made.decisions[0].text


@pytest.mark.parametrize(
    "text",
    [
        f"<div class=share><p>Share this:</p>{LINK}</div>",
        f"<div class=related>{LINK}</div>",
        f"<p class=shared-addy>{LINK}</p>",
        f"<div class=sharedaddy><p>{'The rest of a post whose box never ends. ' * 9}{LINK}",
    ],
)
def test_what_may_be_text_stays(text: str) -> None:
    made = content(TEXT + text)
    assert "Harbour Net" in "".join(map(block_text, made.blocks))
    assert made.decisions == ()


CODE = "<pre class=language-js><code>let a;</code></pre>"
BUTTONS = [
    ("<pre class=language-js><code>let a;</code><button>Run</button></pre>", "Run"),
    ("<pre class=language-js><div class=copy-btn>复制代码</div><code>let a;</code></pre>", "复制代码"),
    (f"<div class=copy-code-btn>复制代码</div>{CODE}", "复制代码"),
    (f"{CODE}<div class=bar><button>Copy to clipboard</button></div>", "Copy to clipboard"),
    (f"<div class=highlight>{CODE}<button class=copy-button>Copied!</button></div>", "Copied!"),
    (f"<div class=code-toolbar>{CODE}<div class=toolbar><b>JS</b><button>Copy</button></div></div>", "JSCopy"),
    (f"<div class=cnblogs_code><p class=cnblogs_code_toolbar><img src=c.gif alt=复制></p>{CODE}</div>", "复制"),
]


@pytest.mark.parametrize(("text", "button"), BUTTONS)
def test_buttons_of_code_go(text: str, button: str) -> None:
    made = content(text)
    assert made.blocks == (CodeBlock("let a;", "js"),)
    assert [(one.rule, one.text) for one in made.decisions] == [("copy-button", button)]


def test_a_button_without_a_word_goes_with_nothing_to_say() -> None:
    made = content(f"{CODE}<button class=btn-clipboard><svg></svg></button>")
    assert (made.blocks, made.decisions) == ((CodeBlock("let a;", "js"),), ())


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"{CODE}<p class=copy>It copies the name.</p>", "It copies the name."),
        (f"{CODE}<p class=copy>***</p>", "***"),
        (f"{CODE}<p>between</p><div class=copy>Copy</div>", "Copy"),
        (f"{CODE}<p>Copy</p>", "Copy"),
        (f"{CODE}<button>Send</button>", "Send"),
        (f"<div class=toolbar>Copy</div><p>between</p>{CODE}", "Copy"),
        ("<pre><button>Send</button></pre>", "Send"),
        ("<p>Press <code><button>Send</button></code> now.", "Send"),
        (f"<div class=copy><img src=a.png alt='A lamp'></div>{CODE}", ""),
    ],
)
def test_what_is_no_button_of_code_stays(text: str, kept: str) -> None:
    made = content(text)
    assert kept in "\n".join(map(block_text, made.blocks))
    assert len(made.blocks) > 1 or "<pre class" not in text
    assert made.decisions == ()
