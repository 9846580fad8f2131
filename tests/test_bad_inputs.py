"""Hostile inputs: no traceback, no hang, the exit code that is promised, nothing half-written, nothing active."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from tests.conftest import skip_or_fail

FORMATS = ("json", "html", "epub", "docx", "pdf", "md")


def cases() -> list[dict[str, Any]]:
    """What ``POSTBIND_BAD_INPUTS`` (a script) makes; the names are needed before any test runs."""
    script = os.environ.get("POSTBIND_BAD_INPUTS")
    if not script or not Path(script).is_file():
        return []
    folder = Path(mkdtemp(prefix="postbind-bad-")) / "made"
    atexit.register(shutil.rmtree, folder.parent, ignore_errors=True)
    subprocess.run([sys.executable, script, str(folder)], check=True, capture_output=True)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    return [{**case, "root": folder, "canary": manifest["canary"]} for case in manifest["cases"]]


CASES = cases()
SOUND = [case for case in CASES if "fault" not in case]


def test_the_bad_inputs_are_there() -> None:
    if not CASES:
        skip_or_fail("POSTBIND_BAD_INPUTS names no script: tests over hostile inputs need it")
    assert len(SOUND) > 100


def text_of(file: Path) -> str:
    """All that an output shows, its members unpacked."""
    if file.suffix in (".epub", ".docx"):
        with zipfile.ZipFile(file) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return file.read_bytes().decode("utf-8", "replace")


PARAMETERS = [pytest.param(case, id=case["id"]) for case in SOUND]


def arguments_of(case: dict[str, Any], tmp_path: Path) -> list[str]:
    """One post is converted; posts that might take each other's names are a site."""
    if "outputs" not in case:
        return ["convert", str(case["root"] / case["file"])]
    (tmp_path / "site/_posts").mkdir(parents=True)
    for name in case["files"]:
        shutil.copy(case["root"] / name, tmp_path / "site/_posts")
    return ["batch", str(tmp_path / "site")]


@pytest.mark.parametrize("case", PARAMETERS)
def test_a_bad_input_ends_well(case: dict[str, Any], tmp_path: Path) -> None:
    arguments = [*arguments_of(case, tmp_path), "--to", ",".join(FORMATS), "-o", str(tmp_path / "out"), "--verbose"]
    done = subprocess.run(
        [sys.executable, "-m", "convert", *arguments], capture_output=True, text=True, timeout=240, check=False
    )
    messages = done.stdout + done.stderr
    assert "Traceback" not in messages
    assert case["canary"] not in messages
    assert done.returncode in (0, *case.get("exit", ())), messages
    expected = {case["expectation"], *case.get("also", ())}
    if done.returncode:
        assert "error" in expected, messages
        assert len(done.stderr.splitlines()) == 1, messages
    else:
        assert expected & {"ok", "ok_with_note"}, "it was written, but should be an error"
        if expected == {"ok_with_note"}:
            said = [line for line in done.stderr.splitlines() if "[" in line and "[role.profile]" not in line]
            assert said, "nothing was said"
    written = [file for file in sorted((tmp_path / "out").rglob("*")) if file.suffix[1:] in FORMATS]
    assert not list(tmp_path.rglob(".postbind-*"))
    assert done.returncode or len(written) == len(FORMATS) * case.get("outputs", 1)
    for file in written:
        text = text_of(file)
        assert case["canary"] not in text
        if file.suffix in (".epub", ".docx", ".html"):
            for forbidden in case.get("must_not", ()):
                assert forbidden not in text, f"{file.suffix} holds {forbidden!r}"
