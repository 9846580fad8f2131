"""What all commands over a site say, and those that only show: ``list`` and ``doctor``."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

from convert.cli import main
from convert.cli.doctor import NEEDS
from tests.conftest import ROOT


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
    assert [line.split()[1] for line in out.splitlines()[2:9]] == ["ready"] * 7


def test_doctor_looks_at_all_that_is_installed_with_us_for_work() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    installed = {re.split("[=><]", one)[0] for one in project["dependencies"]}
    optional = {"Pebble", "rich", "python-frontmatter"}  # for several workers, a terminal, other programs
    assert {package for packages in NEEDS.values() for package in packages} == installed - optional


@pytest.mark.parametrize(
    ("module", "package", "formats"),
    [
        ("math_core", "math-core", {"epub", "html"}),
        ("resvg_py", "resvg-py", {"docx"}),
        ("fontTools.ttLib", "fonttools", {"pdf"}),
        ("turbohtml", "turbohtml", {"all"}),
    ],
)
def test_doctor_finds_what_is_there_and_does_not_load(
    module: str, package: str, formats: set[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, module, None)  # Python documentation, "The import system": it raises then
    assert main(["doctor"]) == 5
    lines = capsys.readouterr().out.splitlines()[2:9]
    assert {line.split()[0] for line in lines if f"{package} does not load (ModuleNotFoundError" in line} == formats
    assert {line.split()[0] for line in lines if line.split()[1] != "ready"} == formats
