"""Our zip is what ``zipfile`` would write of the same members, and what it reads beyond the first format's limits."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from hypothesis import given
from hypothesis import strategies as st

from convert.writers.archive import EARLIEST, FARTHEST, LATEST, MOST_MEMBERS, Archive, deflated, deflated_once, stored

NAMES = st.text("aé汉/._- ", min_size=1, max_size=20)
DATES = st.datetimes(datetime(1980, 1, 1), datetime(2107, 12, 31))  # noqa: DTZ001 - a zip knows no zone


@given(
    st.lists(st.tuples(NAMES, st.binary(max_size=300), DATES, st.booleans()), max_size=5, unique_by=lambda it: it[0])
)
def test_it_is_the_zip_that_zipfile_writes(members: list[tuple[str, bytes, datetime, bool]]) -> None:
    ours, theirs = BytesIO(), BytesIO()
    archive = Archive(ours)
    with ZipFile(theirs, "w") as other:
        for name, data, date, packed in members:
            stamp = (date.year, date.month, date.day, date.hour, date.minute, date.second)
            archive.add(name, stored(data) if packed else deflated(data), stamp)
            info = ZipInfo(name, stamp)
            info.create_system, info.external_attr = 3, 0o644 << 16
            info.compress_type = ZIP_STORED if packed else ZIP_DEFLATED
            other.writestr(info, data)
    archive.close()
    assert ours.getvalue() == theirs.getvalue()


def test_a_date_that_a_zip_cannot_say_is_the_nearest() -> None:
    out = BytesIO()
    archive = Archive(out)
    archive.add("early", stored(b""), (1970, 1, 1, 0, 0, 0))
    archive.add("late", stored(b""), (2200, 1, 1, 0, 0, 0))
    archive.close()
    assert [info.date_time for info in ZipFile(out).infolist()] == [EARLIEST, LATEST]


def test_what_every_post_has_is_packed_once() -> None:
    assert deflated_once(b"style") is deflated_once(b"style")
    assert deflated_once(b"style") == deflated(b"style")


def test_more_members_than_the_first_format_counts_are_found() -> None:
    out = BytesIO()
    archive = Archive(out)
    for number in range(MOST_MEMBERS + 2):
        archive.add(f"{number}", stored(b""))
    archive.close()
    assert len(ZipFile(out).namelist()) == MOST_MEMBERS + 2


def test_a_member_farther_than_the_first_format_reaches_is_found(tmp_path: Path) -> None:
    with (tmp_path / "large.zip").open("w+b") as out:
        archive = Archive(out)
        archive.add("near", stored(b"1"))
        out.seek(FARTHEST + 1)  # a hole in the file, which takes no room on the disk
        archive._at = FARTHEST + 1  # noqa: SLF001 - as if it had been written
        archive.add("far", deflated(b"2"))
        archive.close()
        with ZipFile(out) as made:
            assert [made.read(name) for name in ("near", "far")] == [b"1", b"2"]
