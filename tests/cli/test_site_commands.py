"""What all commands over a site say, and those that only show: ``list`` and ``doctor``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from convert.cli import main


@pytest.mark.parametrize(
    "command", [["batch", "--to", "md", "--jobs", "1"], ["book", "--to", "md"], ["list"], ["compare"]]
)
def test_every_command_over_a_site_says_what_it_skips(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    (site / "_posts/2024-01-02-link.md").symlink_to(tmp_path / "elsewhere.md")
    name, *options = command
    place = {"list": [], "compare": [str(tmp_path)]}.get(name, ["-o", str(tmp_path / "out")])
    main([name, str(site), *place, *options])
    assert "_posts/2024-01-02-link.md: skipped: a link out of the site" in capsys.readouterr().err


def test_list_counts(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(site), "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert len(listed["posts"]) == 16
    assert {"name": "workshop", "posts": 3} in listed["categories"]
    assert listed["posts"][0]["path"] == "_posts/2023-02-11-building-a-tide-clock.md"
    assert main(["list", str(site)]) == 0
    assert "workshop" in capsys.readouterr().out


def test_doctor_finds_all_that_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    assert [line.split()[1] for line in out.splitlines()[2:8]] == ["ready"] * 6
