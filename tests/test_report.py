"""How an error becomes the failure of one post."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool

import pytest
from pebble import ProcessExpired

from convert.report import failure_of


@pytest.mark.parametrize("error", [ProcessExpired("died"), BrokenProcessPool("died")])
def test_a_lost_worker_is_no_bug(error: Exception) -> None:
    failure = failure_of("_posts/a.md", error)
    assert (failure.code, failure.exit_code) == ("worker", 5)


def test_what_nobody_expected_is_a_bug() -> None:
    assert failure_of("_posts/a.md", ValueError("x")).exit_code == 70
