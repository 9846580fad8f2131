"""Which posts go into which volume, and what the volumes are of."""

from __future__ import annotations

from datetime import datetime

import pytest

from convert.books import Series
from convert.posts import UnreadPost
from convert.volumes import By, parts, volumes


def unread(number: int, day: str | None, category: str | None = None) -> UnreadPost:
    date = datetime.fromisoformat(f"{day}T10:00:00+08:00") if day else None
    return UnreadPost("/site", f"_posts/{number}.md", f"n{number}", date=date, category=category)


POSTS = [unread(0, None), unread(1, "2021-12-31"), unread(2, "2022-01-01"), unread(3, "2022-02-01", "海港")]


@pytest.mark.parametrize(
    ("by", "places"),
    [
        (By.YEAR, {"t-2021": 2021, "t-2022": 2022, "t-undated": None}),
        (By.MONTH, {"t-2021-12": 202112, "t-2022-01": 202201, "t-2022-02": 202202, "t-undated": None}),
    ],
)
def test_volumes_by_time_are_of_a_series_and_keep_their_place(by: By, places: dict[str, int | None]) -> None:
    made = volumes(POSTS, by, name="t", title="潮汐")
    assert {volume.name: volume.series for volume in made} == {
        name: Series("潮汐", place) for name, place in places.items()
    }


def test_a_year_has_four_digits() -> None:
    old = [unread(1, "0099-01-14")]
    assert [volume.name for by in (By.YEAR, By.MONTH) for volume in volumes(old, by, name="t", title="")] == [
        "t-0099",
        "t-0099-01",
    ]


@pytest.mark.parametrize("by", [By.NONE, By.CATEGORY])
def test_other_volumes_are_of_no_series(by: By) -> None:
    assert {volume.series for volume in volumes(POSTS, by, name="t", title="潮汐")} == {None}


def test_parts_stay_as_they_are_when_others_join() -> None:
    posts = [unread(number, "2022-01-01") for number in range(5001)]
    small, large = (volumes(posts[:size], By.NONE, name="t", title="潮汐")[0] for size in (1001, 5001))
    cut, grown = parts(small, "pdf"), parts(large, "pdf")
    assert len(grown) == 11
    assert grown[:2] == cut[:2]
    assert (grown[2].name, grown[2].title) == (cut[2].name, cut[2].title) == ("t-003", "潮汐 (003)")
    assert [part.name for part in grown] == sorted(part.name for part in grown)


def test_parts_hold_every_post_once_and_stay_in_the_series() -> None:
    posts = [unread(number, "2022-01-01") for number in range(1001)]
    (volume,) = volumes(posts, By.YEAR, name="t", title="潮汐")
    cut = parts(volume, "pdf")
    assert [len(part.posts) for part in cut] == [500, 500, 1]
    assert [post for part in cut for post in part.posts] == posts
    assert {part.series for part in cut} == {volume.series}
    assert parts(volume, "epub") == (volume,)
