"""Well-known tags of plug-ins and of Jekyll's kin (Octopress, Hexo), by the kind of thing that they make."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


SILENT: Final = _names(
    """
    adsense analytics bibliography bootstrap_icon clear clearfix comments cookie_consent css disqus fa fab far fas
    favicon feed_meta font_awesome fontawesome google_analytics googleads hr_clear icon javascript javascripts js more
    newpage octicon pagebreak seo share_buttons style_tag stylesheet stylesheets toc toc_only
    """
)
"""Tags that make a page's furniture and no text of the post."""

LINKS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("youtube", "youtube_embed", "youtube_lite", "youtube_video", "youtubeplayer", "yt"),
        "https://www.youtube.com/watch?v={}",
    ),
    **dict.fromkeys(("vimeo", "vimeo_video"), "https://vimeo.com/{}"),
    **dict.fromkeys(("asciicast", "asciinema"), "https://asciinema.org/a/{}"),
    **dict.fromkeys(("gist", "gist_embed", "github_gist"), "https://gist.github.com/{}"),
    **dict.fromkeys(("tweet", "twitter", "tweet_embed"), "https://twitter.com/i/status/{}"),
    **dict.fromkeys(("ghcard", "github", "github_repo", "githubrepo"), "https://github.com/{}"),
    "bilibili": "https://www.bilibili.com/video/{}",
    "dailymotion": "https://www.dailymotion.com/video/{}",
    "instagram": "https://www.instagram.com/p/{}/",
    "jsfiddle": "https://jsfiddle.net/{}/",
    "niconico": "https://www.nicovideo.jp/watch/{}",
    "speakerdeck": "https://speakerdeck.com/player/{}",
    "slideshare": "https://www.slideshare.net/slideshow/embed_code/{}",
    "soundcloud": "https://soundcloud.com/{}",
    "ted": "https://www.ted.com/talks/{}",
    "twitch": "https://www.twitch.tv/{}",
    "youku": "https://v.youku.com/v_show/id_{}.html",
    **dict.fromkeys(
        """
        asset_link audio bookmark download embed embedly file html5video iframe linkcard link_card link_preview
        linkpreview mp3 mp4 oembed ogp pdf post_file postfile preview responsive_video video video_tag
        """.split(),  # noqa: SIM905 - names in quotes say no more
        "{}",
    ),
}
"""Tags that show what lies elsewhere, with the address that an identifier stands for."""
OPTIONS: Final = _names("autoplay center controls false left loop muted none preload right true")
"""Words that such a tag is handed besides, which are no name of it."""

IMAGES: Final = _names(
    """
    asset asset_img bigimg captioned_image cloudinary fancybox figure figure_img full_image fullimage fullwidth image
    image_caption image_tag images img img_caption imgcap lazyload lightbox maincolumn marginfigure photo pic picture
    postimg responsive_image responsive_image_block retina_image rimg screenshot thumb thumbnail webp
    """
)
CAPTIONED: Final = _names(
    """
    captioned_image figure figure_img fullwidth image_caption img_caption imgcap maincolumn marginfigure
    """
)
"""Of these, the ones that show their last text under the picture."""

LED: Final = _names(
    """
    admonition alert aside attention callout caution danger error example hint important info message note notice
    primary question success tip warning
    """
)
"""Boxes that begin with a word of their own."""
WITHOUT_ICON: Final = _names("no-icon")
LOOKS: Final = _names("disabled flat modern simple")
"""Words of how such a box looks, beside others and alone."""

SUMMARIES: Final = _names(
    """
    accordion accordion_item collapse collapsible details expand expander faq fold folding hide hide_toggle
    hideblock hidetoggle panel section spoiler step tab timenode toggle
    """
)
"""Boxes that begin with what they are handed."""

STATEMENTS: Final = _names(
    """
    algorithm assumption axiom claim conjecture corollary definition exercise lemma problem proof proposition remark
    solution theorem
    """
)
"""Blocks of papers that begin with what they are and their name."""

TABBED: Final = _names("subsubtabs subtabs tabs")
"""Boxes whose parts are named by comments."""

QUOTES: Final = _names("blockquote center_quote centerquote cq epigraph pullquote quote testimonial")

CODE: Final = _names(
    """
    chart code code_block codeblock codehighlight console ditaa dot graphviz mermaid plantuml prism shell sourcecode
    syntax terminal uml
    """
)
"""Blocks whose content is shown as it is written."""

DRAWN: Final = _names("chart ditaa dot graphviz mermaid plantuml uml")
"""Of these, the ones whose name is the language."""

FILES: Final = _names("include_code code_include codefile include_source")
PARTS: Final = _names("include_absolute include_markdown markdown_include render_partial")
"""Tags that show a file of the site: as code; as a part of the post."""

WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("avatar", "github_user", "mention"), "@{}"),
    **dict.fromkeys(("cite", "citet", "citep", "cite_details", "fullcite"), "[{}]"),
    **dict.fromkeys(("kbd", "key", "keys", "shortcut"), "<kbd>{}</kbd>"),
    **dict.fromkeys(("marginnote", "sidenote"), "<small>({})</small>"),
    **dict.fromkeys(("badge", "hl_text", "label", "newthought", "text"), "{}"),
    **dict.fromkeys(("del", "strike"), "<del>{}</del>"),
    **dict.fromkeys(("mark", "u", "underline"), "<u>{}</u>"),
    "emoji": ":{}:",
}
"""Tags that show a word that they are handed: the last one in quotes, else all."""

BUTTONS: Final = _names("btn button link_button linkbutton")
POSTS: Final = _names("post_link post_path postlink")
TRANSLATIONS: Final = _names("i18n t tr trans translate")
MATHS: Final = _names("katex latex math")
"""Links with a text; links to another post; texts of the site's data; formulas."""
