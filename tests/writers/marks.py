"""What says in a format that it is a node, and holds the node's text: the mark-up that a writer must make of it."""

from __future__ import annotations

from typing import Final, NamedTuple


class Marks(NamedTuple):
    """What says in a format that it is this node and holds this text; each a regular expression."""

    md: str
    html: str  # EPUB too
    docx: str


def run(mark: str, text: str) -> str:
    """Return the pattern of a run of Word's whose properties hold a mark."""
    return rf"<w:r><w:rPr>(?:(?!</w:rPr>).)*{mark}(?:(?!</w:rPr>).)*</w:rPr><w:t\b[^>]*>{text}</w:t></w:r>"


def styled(style: str, inside: str) -> str:
    """Return the pattern of a paragraph of a style whose text begins so."""
    return rf'<w:p><w:pPr><w:pStyle w:val="{style}" ?/>(?:(?!</w:pPr>).)*</w:pPr>{inside}'


def text(words: str) -> str:
    """Return the pattern of a run without properties."""
    return rf"<w:r><w:t\b[^>]*>{words}</w:t></w:r>"


def item(number: int, words: str) -> str:
    """Return the pattern of a paragraph that a numbering of Word's counts."""
    return rf'<w:numId w:val="{number}" /></w:numPr></w:pPr>{text(words)}'


def anchor(inside: str) -> str:
    """Return the pattern of a link of Word's."""
    return rf"<w:hyperlink\b[^>]*>{inside}</w:hyperlink>"


def cell(words: str, row: str = "") -> str:
    """Return the pattern of a cell of Word's in a row; the head's has a style of its own."""
    return rf"<w:tr>{row}<w:tc><w:tcPr />{styled('TableText', words)}"


BULLET_OR_NUMBER = 1001
DRAWN: Final = r'<w:drawing>(?:(?!</w:drawing>).)*descr="{}"(?:(?!</w:drawing>).)*<a:blip\b'
IMG: Final = r'<img src="[^"]+" alt="{}"'

MARKS: Final[dict[str, Marks]] = {
    "SoftBreak": Marks(r"line\nsecond", r"line\nsecond", text("first line") + text(" ") + text("second line")),
    "LineBreak": Marks(r"above  \nbelow", r"above<br/>below", text("above") + r"<w:r><w:br /></w:r>" + text("below")),
    "Emphasis": Marks(r"a \*stressed\* word", r"<em>stressed</em>", run("<w:i />", "stressed")),
    "Strong": Marks(r"a \*\*strong\*\* word", r"<strong>strong</strong>", run("<w:b />", "strong")),
    "Underline": Marks(r"<ins>underlined</ins>", r"<u>underlined</u>", run(r'<w:u w:val="single" />', "underlined")),
    "Strikethrough": Marks(r"~~deleted~~", r"<s>deleted</s>", run("<w:strike />", "deleted")),
    "Superscript": Marks(
        r"<sup>raised</sup>", r"<sup>raised</sup>", run(r'<w:vertAlign w:val="superscript" />', "raised")
    ),
    "Subscript": Marks(
        r"<sub>lowered</sub>", r"<sub>lowered</sub>", run(r'<w:vertAlign w:val="subscript" />', "lowered")
    ),
    "Small": Marks(r"<small>little</small>", r"<small>little</small>", run(r'<w:rStyle w:val="Small" />', "little")),
    "Code": Marks(
        r"`make <all>`", r"<code>make &lt;all&gt;</code>", run(r'<w:rStyle w:val="VerbatimChar" />', "make &lt;all&gt;")
    ),
    "Math": Marks(r"so \$\$x\^2\$\$ grows", r'<math alttext="x\^2"', r"<w:p>(?:(?!</w:p>).)*<m:oMath><m:sSup>"),
    "Link": Marks(
        r'\[the page\]\(https://example\.org/a\?b=1&c=2 "its title"\)',
        r'<a href="https://example\.org/a\?b=1&amp;c=2" title="its title">the page</a>',
        anchor(run(r'<w:rStyle w:val="Hyperlink" />', "the page")),
    ),
    "Image": Marks(
        r'!\[picture of a pier\]\(https://example\.org/i\.png\)\{: width="24"\}',
        IMG.format("picture of a pier") + r' width="24"',
        text("an icon ") + r"<w:r>" + DRAWN.format("picture of a pier"),
    ),
    "Ruby": Marks(
        r"<ruby>港<rt>みなと</rt></ruby>",
        r"<ruby>港<rp>\(</rp><rt>みなと</rt>",
        r"<w:ruby>.*<w:rt>.*<w:t>みなと</w:t>.*<w:rubyBase><w:r><w:t>港</w:t>",
    ),
    "FootnoteReference": Marks(
        r"noted\[\^one\] here\n\n\[\^one\]: What the note says\.",
        r'noted<sup><a\b[^>]*role="doc-noteref">1</a></sup>.*<aside\b[^>]*role="doc-footnote">.*What the note says\.',
        r'<w:footnoteReference w:id="(\d+)" />.*<w:footnote w:id="\1">.*"FootnoteText" />.*What the note says\.',
    ),
    "Anchor": Marks(
        r'<span id="spot"></span>the place',
        r'<a href="#_at-spot">go</a> there: <span id="_at-spot"></span>the place',
        r'w:anchor="([\w-]+_spot)".*<w:bookmarkStart w:id="\d+" w:name="\1" ?/>.*the place',
    ),
    "Abbreviation": Marks(
        r'<abbr title="Harbour Keepers\' Page">HKP</abbr>',
        r'<abbr title="Harbour Keepers\' Page">HKP</abbr>',
        text(r"the HKP \(Harbour Keepers&#39; Page\) says"),
    ),
    "Span lang": Marks(
        r'<span lang="fr">bonjour</span>',
        r'<span lang="fr"[^>]*>bonjour</span>',
        run(r'<w:lang w:val="fr"/>', "bonjour"),
    ),
    "Span dir": Marks(
        r'<span lang="ar" dir="rtl">مرحبا</span>',
        r'<span lang="ar" xml:lang="ar" dir="rtl">مرحبا</span>',
        run(r'<w:rtl /><w:lang w:val="ar-SA" w:bidi="ar-SA"/>', "مرحبا"),
    ),
    "Span ticker": Marks(
        r'<span class="ticker" data-code="600000">Harbour Ice \(600000\)</span>',
        r'<span class="ticker" data-code="600000">Harbour Ice \(600000\)</span>',
        run(r'<w:rStyle w:val="Ticker" />', r"Harbour Ice \(600000\)"),
    ),
    "Span dateline": Marks(
        r'<span class="dateline">LOW HARBOUR, 6 March</span>',
        r'<span class="dateline">LOW HARBOUR, 6 March</span>',
        run(r'<w:rStyle w:val="Dateline" />', "LOW HARBOUR, 6 March"),
    ),
    "Heading": Marks(
        r"^## A heading of its own$", r"<h2\b[^>]*>A heading of", styled("Heading2", text("A heading of its own"))
    ),
    "Heading with id": Marks(
        r"^### Named heading \{#own-name\}$",
        r'<h2 id="own-name">Named heading</h2>',
        r'<w:bookmarkStart\b[^>]*w:name="[^"]*own-name" />\s*' + styled("Heading2", text("Named heading")),
    ),
    "Paragraph": Marks(
        r"^A plain paragraph\.$", r"<p>A plain paragraph\.</p>", styled("BodyText", text("A plain paragraph."))
    ),
    "Disclaimer": Marks(
        r"No advice is given here\.\n\{: \.disclaimer\}",
        r'<p class="disclaimer">No advice is given here\.</p>',
        styled("Disclaimer", text("No advice is given here.")),
    ),
    "Editors": Marks(
        r"Edited by nobody\.\n\{: \.editors\}",
        r'<p class="editors">Edited by nobody\.</p>',
        styled("Editors", text("Edited by nobody.")),
    ),
    "Table note": Marks(
        r"Source: port office\.\n\{: \.table-note\}",
        r'<p class="table-note">Source: port office\.</p>',
        styled("TableNote", text("Source: port office.")),
    ),
    "Quote": Marks(
        r"> Quoted words\.\n>\n> > Quoted deeper\.",
        r"<blockquote>\s*<p>Quoted words\.</p>\s*<blockquote>\s*<p>Quoted deeper\.</p>",
        styled("BlockTextInside", text("Quoted words.")) + r"</w:p>\s*" + styled("BlockText", text("Quoted deeper.")),
    ),
    "List": Marks(r"^- bullet one$", r"<ul>\s*<li>bullet one</li>", item(BULLET_OR_NUMBER, "bullet one")),
    "Ordered list": Marks(
        r"^3\. third$",
        r'<ol start="3">\s*<li>third</li>',
        item(BULLET_OR_NUMBER, "third") + r'.*<w:startOverride w:val="3" />',
    ),
    "Counted list": Marks(
        r'^\{: start="10" type="a"\}\n10\. tenth\n2\. \{: value="2"\} the last but one$',
        r'<ol start="10" type="a">\s*<li>tenth</li>\s*<li value="2">the last but one</li>',
        item(BULLET_OR_NUMBER, "tenth")
        + r".*"
        + item(BULLET_OR_NUMBER + 1, "the last but one")
        + r'.*<w:numFmt w:val="lowerLetter" />.*<w:startOverride w:val="10" />',
    ),
    "Loose list": Marks(
        r"^- loose one\n\n  its second\n\n- loose two$",
        r"<li><p>loose one</p>\s*<p>its second</p></li>",
        item(BULLET_OR_NUMBER, "loose one") + r".*" + r'<w:ind w:left="720"[^>]*/></w:pPr>' + text("its second"),
    ),
    "Task list": Marks(
        r"^- \[x\] done\n- \[ \] to do$",
        r'<ul>\s*<li class="task"><span class="box">☑ </span>done</li>\s*<li class="task"><span class="box">☐ ',
        item(BULLET_OR_NUMBER, "done")
        + r".*"
        + item(BULLET_OR_NUMBER + 1, "to do")
        + r'.*<w:lvlText w:val="☒" />.*<w:lvlText w:val="☐" />',
    ),
    "DefinitionList": Marks(
        r"^quay\n: where ships lie$",
        r"<dl>\s*<dt>quay</dt>\s*<dd>where ships lie</dd>",
        styled("DefinitionTerm", text("quay")) + r"</w:p>\s*" + styled("Definition", text("where ships lie")),
    ),
    "CodeBlock": Marks(
        r"```python\ndef land\(fish\):\n\n    return",
        r'<pre><code class="language-python">def land\(fish\):\n\n    return',
        styled("SourceCode", run(r'<w:rStyle w:val="KeywordTok" />', "def")),
    ),
    "Table": Marks(
        r"\| Fish \| Price \|\n\|---\|--:\|\n\| cod \| 12 \|",
        r'<th scope="col">Fish</th>.*<td>cod</td><td class="right">12</td>',
        r'<w:tblStyle w:val="Table" />.*'
        + cell(run(r'<w:rStyle w:val="TableHead" />', "Fish"), r'<w:trPr><w:tblHeader w:val="on" /></w:trPr>')
        + r".*"
        + cell(text("cod"))
        + r'.*<w:jc w:val="right" />',
    ),
    "Spanned table": Marks(
        r'<caption\b[^>]*>What was landed</caption>.*<th colspan="2"[^>]*>Catch.*<td rowspan="2"[^>]*>north',
        r'<caption>What was landed</caption>.*<th scope="col" colspan="2">Catch.*<td rowspan="2">north',
        styled("TableCaption", text("What was landed"))
        + r'.*<w:gridSpan w:val="2" />.*Catch.*<w:vMerge w:val="restart" />.*north.*<w:vMerge w:val="continue" />',
    ),
    "Figure": Marks(
        r'<a href="https://example\.org/pier"><img\b[^>]*alt="the pier at noon" /></a>.*<figcaption\b[^>]*>B',
        r"<figure>.*<a\b[^>]*>" + IMG.format("the pier at noon") + r".*<figcaption>.*Boats wait\.",
        styled("CaptionedFigure", anchor(r"<w:r>(?:<w:rPr>.*?</w:rPr>)?" + DRAWN.format("the pier at noon") + r".*"))
        + r"</w:p>\s*"
        + styled("ImageCaption", text(r"Boats wait\.")),
    ),
    "Bare figure": Marks(
        r"^!\[a bare picture\]\(https://example\.org/bare\.png\)$",
        r'<figure>\s*<div class="image">' + IMG.format("a bare picture"),
        styled("Figure", "<w:r>" + DRAWN.format("a bare picture")),
    ),
    "ThematicBreak": Marks(r"^\* \* \*$", r"<hr/>", styled("Rule", "</w:p>")),
    "MathBlock": Marks(
        r"^\$\$\n\\sum", r'<math alttext="\\sum_\{i=1\}\^n i"[^>]*display="block"', r"<m:oMathPara>.*<m:oMath><m:nary>"
    ),
}
"""Every node of the small posts, by its name there."""
