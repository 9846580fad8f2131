"""The documents stay true: their examples run, and the files they lead to exist."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from convert.cli.commands import COMMANDS, parse
from tests.conftest import ROOT, SAMPLES

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^ {4}(postbind [^#\n]+)", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


def name_of(value: object) -> str:
    return value.relative_to(ROOT).as_posix() if isinstance(value, Path) else ""


@pytest.mark.parametrize("document", [ROOT / "README.md", ROOT / "README.zh.md"], ids=name_of)
def test_the_script_of_a_readme_runs(document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SAMPLES, tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    blocks = PYTHON.findall(document.read_text("utf-8"))
    assert blocks
    for block in blocks:
        exec(compile(block, document.name, "exec"), {})  # noqa: S102 - our own example
    assert list((tmp_path / "out").rglob("*"))


@pytest.mark.parametrize("document", [ROOT / "README.md", ROOT / "README.zh.md"], ids=name_of)
def test_the_commands_of_a_readme_are_understood(document: Path) -> None:
    lines = COMMAND.findall(document.read_text("utf-8"))
    assert len(lines) >= 5
    for line in lines:
        _, *arguments = shlex.split(line)
        module, options = parse(arguments)
        assert module.__name__.rpartition(".")[2].replace("listing", "list") in COMMANDS
        assert options


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_the_files_that_a_document_leads_to_exist(document: Path) -> None:
    targets = LINK.findall(document.read_text("utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_every_module_of_the_architecture_exists() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    named = re.findall(r"`((?:passes/)?[a-z_]+(?:/|\.py|/\*\.toml))`", text)
    missing = [name for name in named if not list((ROOT / "convert").rglob(name.rstrip("/")))]
    assert [name for name in missing if not (ROOT / name).exists()] == []
    assert text.count("\n") <= 200
