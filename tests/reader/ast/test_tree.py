"""The table of handlers: what is loaded later is all there."""

from convert.reader.ast import lists, media
from convert.reader.ast.tree import LISTS, MEDIA


def test_what_is_loaded_when_it_is_met_handles_all_that_is_sent_to_it() -> None:
    assert set(media.HANDLERS) == MEDIA
    assert set(lists.HANDLERS) == LISTS
