"""Charts that live on the web alone, drawn anew each day: they stay figures, and the post says that they are."""

from __future__ import annotations

from msgspec.structs import replace

from convert.nodes import Figure, Post
from convert.passes.edits import retyped
from convert.passes.profile import Profile
from convert.walk import every_block


def note_charts(post: Post, profile: Profile) -> Post:
    """Record each such figure; the figure itself does not change."""
    if not profile.charts.images:
        return post
    figures = [block for block in every_block(post.blocks) if isinstance(block, Figure)]
    found = [
        retyped("chart.web", "chart", figure.image.alt, figure.lines)
        for figure in figures
        if profile.charts.images.addresses_like(figure.image.url).match(figure.image.url)
    ]
    new = tuple(decision for decision in found if decision not in post.decisions)
    return replace(post, decisions=(*post.decisions, *new)) if new else post
