"""The start is light: what each command loads is held against a budget, what it repeats for that against its home."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from convert.cli.commands import EXIT_CODES, PAGES
from convert.errors import ExitCode
from convert.options import Page
from tests.conftest import SAMPLES

BUDGET = tomllib.loads((Path(__file__).parent / "budget.toml").read_text("utf-8"))
POST = str(SAMPLES / "_posts" / "2023-03-06-haigang-lengku.md")
COMMANDS = {
    "version": ["--version"],
    "help": ["--help"],
    "list": ["list", str(SAMPLES)],
    "inspect": ["inspect", POST],
    "alone": ["convert", "POST", "--to", "md", "-o", "OUT"],
    **{to: ["convert", POST, "--to", to, "-o", "OUT"] for to in ("md", "json", "epub", "docx", "pdf")},
}
SCRIPT = """
import json, sys
before = set(sys.modules)
from convert.cli import main
code = main(json.loads(sys.argv[1]))
loaded = {name.partition(".")[0] for name in set(sys.modules) - before}
print("\\n" + json.dumps([code, sorted(loaded - set(sys.stdlib_module_names) - {"convert", "__mp_main__"})]))
"""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_loads_no_more_than_its_budget(name: str, tmp_path: Path) -> None:
    alone = shutil.copy(POST, tmp_path)  # in no site
    places = {"OUT": str(tmp_path / f"out.{name}"), "POST": alone}
    arguments = [places.get(part, part) for part in COMMANDS[name]]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, json.dumps(arguments)], capture_output=True, text=True, check=True
    )
    code, loaded = json.loads(done.stdout.rpartition("\n[")[2].join(["[", ""]))
    assert code == 0, done.stderr
    assert [package for package in loaded if not package.startswith(("_", "cython"))] == sorted(BUDGET[name])


def test_a_conversion_waits_for_no_module_that_it_has_no_use_for(tmp_path: Path) -> None:
    arguments = ["-X", "importtime", "-m", "convert", "convert", POST, "--to", "md", "-o", str(tmp_path / "a.md")]
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "convert.writers.markdown.front_matter" in loaded
    assert loaded.isdisjoint({"csv", "json", "tomllib", "importlib.resources", "shutil", "tempfile", "html"})


def test_what_the_commands_repeat_is_what_it_is_elsewhere() -> None:
    assert tuple(PAGES) == tuple(Page)
    assert sorted(map(int, re.findall(r"\d+", EXIT_CODES))) == sorted(ExitCode)
