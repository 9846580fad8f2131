"""``docs/json.md`` says what the JSON objects hold and what the notes are called: no more and no less."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from convert import report
from convert.cli import main
from convert.notes import Code
from tests.conftest import ROOT, SAMPLES

TEXT = (ROOT / "docs" / "json.md").read_text("utf-8")
POST = str(SAMPLES / "_posts" / "2023-03-06-haigang-lengku.md")


def told(schema: str) -> set[str]:
    """Return the keys that the document tells of an object."""
    section = TEXT.partition(f"## `postbind/{schema}`\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.+?) \|", section, re.MULTILINE)
    return {"schema", *(key for row in rows for key in re.findall(r"`(\w+)`", row))}


@pytest.mark.parametrize(
    ("schema", "command"),
    [("inspection@1", ["inspect", POST, "--json"]), ("list@1", ["list", str(SAMPLES), "--json"])],
)
def test_the_keys_of_what_is_printed_are_told(
    schema: str, command: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(command) == 0
    assert set(json.loads(capfd.readouterr().out)) == told(schema)


def test_the_keys_of_a_comparison_are_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    main(["compare", str(SAMPLES), str(tmp_path), "--json"])
    assert set(json.loads(capfd.readouterr().out)) == told("comparison@1")


def test_the_keys_of_a_report_are_told() -> None:
    assert set(json.loads(report.Report().to_json())) == told("report@1")


def test_every_code_of_a_note_is_told() -> None:
    assert re.findall(r"^\| `([a-z-]+\.[a-z-]+)` \|", TEXT, re.MULTILINE) == [str(code) for code in Code]
