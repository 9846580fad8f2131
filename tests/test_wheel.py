"""The wheel, used from an empty folder in an environment of its own, outside the checkout."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES

pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout by its own build backend."""
    out = tmp_path_factory.mktemp("dist")
    code = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", code, str(out)], cwd=ROOT, capture_output=True, text=True, check=True)
    return out / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment that has the wheel, and of the rest only the dependencies."""
    home = tmp_path_factory.mktemp("env")
    venv.create(home, with_pip=False)
    made = home / "bin" / "python"
    site = Path(
        subprocess.run(
            [made, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            capture_output=True, text=True, check=True,
        ).stdout.strip()
    )  # fmt: skip
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return made


def test_templates_are_inside(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in (
        "convert/templates/epub/",
        "convert/templates/typst.lua",
        "convert/templates/typst/",
        "convert/py.typed",
    ):
        assert any(name.startswith(part) for name in names), part
    assert not [name for name in names if name.startswith(("tests/", "samples/", "bench/"))]


@pytest.mark.parametrize("to", ["epub", "pdf", "docx", "md", "json", "html"])
def test_it_converts_outside_the_checkout(python: Path, tmp_path: Path, to: str) -> None:
    post = tmp_path / "2023-03-06-post.md"
    post.write_bytes((SAMPLES / "_posts" / "2023-03-06-haigang-lengku.md").read_bytes())
    done = subprocess.run(
        [python, "-m", "convert", "convert", post.name, "-o", f"made.{to}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / f"made.{to}").stat().st_size > 500
    where = subprocess.run(
        [python, "-c", "import convert; print(convert.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert not Path(where.stdout.strip()).is_relative_to(ROOT)
