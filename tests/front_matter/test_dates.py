"""Dates as Ruby's lenient parser and Jekyll read them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.front_matter import load_yaml, parse_date
from convert.front_matter.dates import in_zone, rolls_over

SHANGHAI = ZoneInfo("Asia/Shanghai")

IN_SHANGHAI = [
    *[(form, "2019-05-06T00:00:00+08:00") for form in (
        "2019-05-06", "2019-5-6", "2019/05/06", "2019.05.06", "20190506", "[2019-05-06]", "6.5.2019", "06/05/2019",
        "6 May 2019", "May 6, 2019", "May 6th 2019", "Monday, 6 May 2019", "6-May-2019", "'2019-05-06'",
    )],
    ("2019-05-06 10:30", "2019-05-06T10:30:00+08:00"),
    ("'2019-05-06 10:30:15'", "2019-05-06T10:30:15+08:00"),
    ("2019-05-06 10:30:15", "2019-05-06T18:30:15+08:00"),
    ("2019-05-06T10:30:15", "2019-05-06T18:30:15+08:00"),
    ("2019-05-06 23:30:00 -0800", "2019-05-07T15:30:00+08:00"),
    ("2019-05-06 10:30 +0900", "2019-05-06T09:30:00+08:00"),
    ("2019-05-06 10:30Z", "2019-05-06T18:30:00+08:00"),
    ("2019-05-06 10:30 UTC", "2019-05-06T18:30:00+08:00"),
    ("2019-05-06 10:30 PST", "2019-05-07T02:30:00+08:00"),
    ("2019-05-06 10:30 +9", "2019-05-06T10:30:00+08:00"),
    ("2019-05-06 10:30 +900", "2019-05-06T10:30:00+08:00"),
    ("2019-05-06 10:30 UTC+9", "2019-05-06T10:30:00+08:00"),
    ("2019-05-06 10:30 -8:00", "2019-05-06T10:30:00+08:00"),
    ("2019-05-06 10:30 +09", "2019-05-06T09:30:00+08:00"),
    ("2019-05-06 10:30 A", "2019-05-06T17:30:00+08:00"),
    ("2019 May 6", "2019-05-06T00:00:00+08:00"),
    ("2019-May-6 3 p.m.", "2019-05-06T15:00:00+08:00"),
    ("24. August 2019", "2019-08-24T00:00:00+08:00"),
    ("May 6. 2019", "2019-05-06T00:00:00+08:00"),
    ("6,May,2019", "2019-05-06T00:00:00+08:00"),
    ("H31.4.30", "2019-04-30T00:00:00+08:00"),
    ("r1.05.06 7:08", "2019-05-06T07:08:00+08:00"),
    ("2019-126", "2019-05-06T00:00:00+08:00"),
    ("6 May 2019 14h15", "2019-05-06T14:15:00+08:00"),
    ("2019-5-6 7h", "2019-05-06T07:00:00+08:00"),
    ("2019-5-6T7:8", "2019-05-06T07:08:00+08:00"),
    ("201905061030", "2019-05-06T10:30:00+08:00"),
    ("'10:30 20190506'", "2019-05-06T10:30:00+08:00"),
    ("2019-05-06 10:30:00 CST", "2019-05-07T00:30:00+08:00"),
    ("2019-05-06 10:30:00 Asia/Tokyo", "2019-05-06T10:30:00+08:00"),
    ("Dec 18, 2014 10:00 PM", "2014-12-18T22:00:00+08:00"),
    ("Dec 18, 2014 12:05 am", "2014-12-18T00:05:00+08:00"),
    ("18 Dec 2014", "2014-12-18T00:00:00+08:00"),
    ("May 2019", "2019-05-01T00:00:00+08:00"),
    ("20190506103015", "2019-05-06T10:30:15+08:00"),
    ("05/06/2019", "2019-06-05T00:00:00+08:00"),
    ("2019-02-30", "2019-03-02T00:00:00+08:00"),
    ("2019-05-06 24:00:00", "2019-05-07T08:00:00+08:00"),
    ("Thu, 18 Dec 2014 10:00:00 +0100", "2014-12-18T17:00:00+08:00"),
]  # fmt: skip

WITHOUT_ZONE = [
    ("2019-05-06", "2019-05-06T00:00:00+00:00"),
    ("2019-05-06 10:30", "2019-05-06T10:30:00+00:00"),
    ("2019-05-06 10:30:15", "2019-05-06T10:30:15+00:00"),
    ("2019-05-06 23:30:00 -0800", "2019-05-06T23:30:00-08:00"),
    ("'2019-05-06 10:30:15 +0530'", "2019-05-06T10:30:15+05:30"),
    ("2019-05-06 10:30 JST", "2019-05-06T10:30:00+00:00"),
    ("2019-05-06 10:30 +8", "2019-05-06T10:30:00+08:00"),
    ("2019-05-06 10:30 UTC-3", "2019-05-06T10:30:00-03:00"),
]

NO_DATE = ["2019", "2019-05", "1557110400", "2019年5月6日", "tomorrow", "true", "'+0800'", "25:00:00", "''", "~",
           "{a: b}", "10:30", "2019-13-06", "2019-05-32", "[2019-05-06, 2019-05-07]"]  # fmt: skip


def value(text: str) -> Any:  # noqa: ANN401 - as YAML gives it
    return load_yaml(f"date: {text}")[0]["date"]


@pytest.mark.parametrize(("text", "date"), IN_SHANGHAI)
def test_a_date_is_turned_to_the_sites_zone(text: str, date: str) -> None:
    read = parse_date(value(text), SHANGHAI)
    assert read is not None
    assert read.isoformat() == date


@pytest.mark.parametrize(("text", "date"), WITHOUT_ZONE)
def test_without_a_zone_a_written_offset_stays_and_else_it_is_utc(text: str, date: str) -> None:
    read = parse_date(value(text))
    assert read is not None
    assert read.isoformat() == date


@pytest.mark.parametrize("text", NO_DATE)
def test_what_ruby_would_fill_up_from_today_is_no_date(text: str) -> None:
    assert parse_date(value(text), SHANGHAI) is None


@pytest.mark.parametrize(
    ("text", "over"), [("2019-02-30", True), ("2022-02-30 08:00:00 +0800", True), ("2020-02-29", False)]
)
def test_a_day_that_its_month_does_not_have_is_known(text: str, over: bool) -> None:
    assert rolls_over(text) is over


@pytest.mark.parametrize(
    ("text", "zone", "date"),
    [
        ("2015-10-04 02:15", "Australia/Lord_Howe", "2015-10-04T02:45:00+11:00"),
        ("2020-03-08 02:30", "America/New_York", "2020-03-08T03:30:00-04:00"),
        ("2018-11-04", "America/Sao_Paulo", "2018-11-04T01:00:00-02:00"),
        ("2020-11-01 00:30", "America/Havana", "2020-11-01T00:30:00-05:00"),
        ("2015-04-05 01:45", "Australia/Lord_Howe", "2015-04-05T01:45:00+10:30"),
    ],
)
def test_a_time_that_summer_skips_is_later_and_one_that_comes_twice_is_the_second(
    text: str, zone: str, date: str
) -> None:
    read = parse_date(value(text), ZoneInfo(zone))
    assert read is not None
    assert read.isoformat() == date


def test_the_machines_zone_never_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert str(parse_date("2019-05-06 10:30")) == "2019-05-06 10:30:00+00:00"
    monkeypatch.undo()
    time.tzset()


@given(st.text(alphabet="0123456789-/.: TZ+apmMayDec,", max_size=140))
def test_any_text_is_an_aware_date_or_none(text: str) -> None:
    for zone in (None, SHANGHAI):
        read = parse_date(text, zone)
        assert read is None or read.utcoffset() is not None
        rolls_over(text)


@pytest.mark.parametrize("text", ["0001-01-01 00:00:00 +0800", "9999-12-31 23:59:59 -0800"])
def test_a_date_for_which_utc_has_no_day_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_a_time_stays_as_it_is_where_a_zone_has_no_day_for_it() -> None:
    first, last = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC)
    assert in_zone(first, ZoneInfo("America/New_York")) is first
    assert in_zone(last, SHANGHAI) is last
    assert in_zone(last.replace(year=2024), SHANGHAI).isoformat() == "2025-01-01T07:00:00+08:00"
