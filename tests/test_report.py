"""How an error becomes the failure of one post."""

from __future__ import annotations

import json
from concurrent.futures.process import BrokenProcessPool

import pytest

from convert.cli import main
from convert.errors import ConvertError, Position
from convert.report import Outcome, Report, failure_of


class KilledWorker(Exception):  # noqa: N818 - Dask's own name
    """A worker that died, by the name that Dask has for it."""


@pytest.mark.parametrize("error", [KilledWorker("died"), BrokenProcessPool("died")])
def test_a_lost_worker_is_no_bug(error: Exception) -> None:
    failure = failure_of("_posts/a.md", error)
    assert (failure.code, failure.exit_code) == ("worker", 5)


def test_what_nobody_expected_is_a_bug() -> None:
    assert failure_of("_posts/a.md", ValueError("x")).exit_code == 70


@pytest.mark.parametrize(
    ("error", "says"), [(RecursionError(), "Flatten its nesting."), (MemoryError(), "Split it.")], ids=repr
)
def test_what_is_too_much_for_python_is_over_a_limit(
    error: Exception, says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a batch and alone, with one code."""

    def fail(*_: object, **__: object) -> None:
        raise error

    failure = failure_of("post.md", error)
    assert (failure.code, failure.exit_code) == ("limit", 4)
    assert says in failure.message
    monkeypatch.setattr("convert.api.read", fail)
    assert main(["inspect", "post.md"]) == failure.exit_code
    assert capsys.readouterr().err == f"{failure}\n"


def test_a_place_in_the_post_is_shown_with_its_column() -> None:
    failure = failure_of("_posts/a.md", ConvertError("no.", Position("/site/_posts/a.md", 3, 7)))
    assert str(failure) == "_posts/a.md:3:7: no."
    assert (failure.path, failure.line, failure.message) == ("_posts/a.md", 3, "no.")


@pytest.mark.parametrize("place", ["mine.toml", "out/news/a.md", "/site/other/_posts-a.md"])
def test_a_place_in_another_file_is_named_as_such(place: str) -> None:
    failure = failure_of("_posts/a.md", ConvertError("no.", Position(place, 3, 7)))
    assert str(failure) == f"_posts/a.md: {place}:3:7: no."
    assert failure.line is None


def test_the_report_has_the_keys_that_it_promises() -> None:
    report = Report()
    report.add(Outcome("a.md", failure=failure_of("a.md", ConvertError("no.", Position("a.md", 3, 7)))))
    (failed,) = json.loads(report.to_json())["failed"]
    assert set(failed) == {"path", "code", "message", "line", "exit_code"}
