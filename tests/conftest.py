"""What every test may ask for: the corpus, programs that only some machines have, golden files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same examples at every run, and none timed: a busy machine fails no test.
settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.load_profile("repeatable")

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"


def skip_or_fail(reason: str) -> None:
    """Skip, and say why; in CI nothing may skip, so fail there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"must not be skipped in CI: {reason}")
    pytest.skip(reason)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite golden files with what was made")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real posts that ``POSTBIND_CORPUS`` names."""
    named = os.environ.get("POSTBIND_CORPUS")
    if not named or not Path(named).is_dir():
        skip_or_fail("POSTBIND_CORPUS names no folder: tests over real posts need it")
    return Path(named or "")


@pytest.fixture(scope="session")
def program() -> object:
    """Return a function that finds a program or skips: ``program("ruby")``."""

    def find(name: str) -> str:
        found = shutil.which(name)
        if not found:
            skip_or_fail(f"{name} is not on this machine")
        return found or ""

    return find


@pytest.fixture(scope="session")
def browser(program: Callable[[str], str]) -> Iterator[Browser]:
    """A headless Chromium."""
    path = program("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()
