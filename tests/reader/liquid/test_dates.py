"""Dates are written and read in English, whatever the machine's locale is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from convert.nodes import Meta
from convert.reader.liquid import render
from convert.reader.liquid.filters.dates import strftime
from convert.sources import PostSource


class Elsewhere(datetime):
    """A moment on a machine whose locale writes names of its own."""

    def strftime(self, form: str) -> str:
        assert not any(f"%{letter}" in form for letter in "aAbBchpPrxX"), form
        return super().strftime(form)

    __format__ = strftime


def test_no_directive_follows_the_locale() -> None:
    moment = Elsewhere(2020, 5, 2, 15, 4, 5, tzinfo=UTC)
    made = strftime(moment, "%a %A %b %B %c %h %p %P %r %x %X %v %D %T %F %j %U %Z")
    assert made == (
        "Sat Saturday May May Sat May  2 15:04:05 2020 May PM pm 03:04:05 PM 05/02/20 15:04:05  2-MAY-2020 "
        "05/02/20 15:04:05 2020-05-02 123 17 UTC"
    )


@pytest.mark.parametrize(
    "written",
    ["2 May 2020", "02 may 2020", "May 2, 2020", "Sat, 02 May 2020 00:00:00 +0000", "2020/05/02", "3 September 2020"],
)
def test_names_of_months_are_read_in_english(written: str) -> None:
    done = render(PostSource("p.md", f"{{{{ '{written}' | date: '%-d %-m %Y' }}}}", Meta()))
    assert done.text == ("3 9 2020" if "Sept" in written else "2 5 2020")
