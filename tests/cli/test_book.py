"""``postbind book`` over many volumes: what is written again, at any number of workers, and what a library recalls."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from convert.cli import main
from tests.cli.test_batch import digests, report_of
from tests.conftest import SAMPLES


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the samples that a test may change."""
    return Path(shutil.copytree(SAMPLES, tmp_path / "site"))


def counts(report: Path) -> tuple[object, object]:
    """How many volumes a run wrote, and how many it left as they were."""
    made = report_of(report)
    return made["written"], made["unchanged"]


def test_only_volumes_that_changed_are_written_again(site: Path, tmp_path: Path) -> None:
    out, report = tmp_path / "out", tmp_path / "r.json"
    arguments = ["book", str(site), "--by", "category", "--to", "md,epub", "-o", str(out), "-q", "--jobs", "1"]
    arguments += ["--report", str(report)]
    assert main(arguments) == 0
    volumes = len(digests(out))
    assert counts(report) == (volumes, 0)
    times = {name: (out / name).stat().st_mtime_ns for name in digests(out)}
    assert main(arguments) == 0
    assert counts(report) == (0, volumes)
    assert times == {name: (out / name).stat().st_mtime_ns for name in digests(out)}

    post = site / "_posts/2023-03-14-wenhou.md"  # of haianribao
    post.write_text(post.read_text("utf-8") + "\n又一段。\n", "utf-8")
    (out / "nikki.md").write_text("spoiled", "utf-8")
    image = site / "assets/tide-clock.png"  # shown in workshop, and written into its EPUB alone
    image.write_bytes((site / "assets/salt-pans.png").read_bytes())
    assert main(arguments) == 0
    changed = {name for name in times if (out / name).stat().st_mtime_ns != times[name]}
    assert counts(report) == (len(changed), volumes - len(changed))
    assert {"nikki.md", "workshop.epub"} <= changed
    assert "nikki.epub" not in changed
    assert main([*arguments, "--title", "别名"]) == 0
    assert counts(report) == (volumes, 0)
    assert main([*arguments, "--title", "别名", "--force"]) == 0
    assert counts(report) == (volumes, 0)


def test_a_file_by_itself_is_written_each_time(site: Path, tmp_path: Path) -> None:
    report = tmp_path / "r.json"
    arguments = ["book", str(site), "-o", str(tmp_path / "all.md"), "-q", "--report", str(report)]
    for _ in range(2):
        assert main(arguments) == 0
        assert counts(report) == (1, 0)
    assert not list(tmp_path.glob(".postbind*"))


def test_volumes_are_the_same_at_any_number_of_workers(site: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        arguments = ["--by", "category", "--to", "epub,pdf,md", "-o", str(tmp_path / jobs), "--jobs", jobs, "-q"]
        assert main(["book", str(site), *arguments]) == 0
    assert digests(tmp_path / "1") == digests(tmp_path / "2")
    assert len(digests(tmp_path / "1")) > 6


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_notes_and_failures_stay_until_they_are_mended(
    jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    posts, report = tmp_path / "site/_posts", tmp_path / "r.json"
    posts.mkdir(parents=True)
    for category, text in (("a", "![x](absent.png)"), ("b", "Plain.")):
        front = f"---\ntitle: {category}\ncategories: {category}\n---\n\n"
        (posts / f"2024-01-02-{category}.md").write_text(front + text + "\n", "utf-8")
    broken = posts / "2024-01-03-b.md"
    broken.write_text("---\ntitle: [b\n---\n", "utf-8")
    arguments = ["book", str(tmp_path / "site"), "--by", "category", "--to", "epub", "-o", str(tmp_path / "out")]
    arguments += ["--jobs", jobs, "--strict", "--report", str(report)]
    for _ in range(2):
        assert main(arguments) == 1
        failed = json.loads(report.read_text("utf-8"))["failed"]
        assert [entry["path"] for entry in failed] == ["_posts/2024-01-02-a.md", "_posts/2024-01-03-b.md"]
        assert "_posts/2024-01-02-a.md: warning: image absent.png" in capsys.readouterr().err
    broken.unlink()
    (posts / "2024-01-02-a.md").write_text("---\ntitle: a\ncategories: a\n---\n\nPlain.\n", "utf-8")
    assert main(arguments) == 0
    assert main(arguments) == 0
    assert counts(report) == (0, 2)


def test_what_a_killed_run_left_is_swept(site: Path, tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = tmp_path / "out" / f".postbind-{dead.pid}-0123456789abcdef"
    left.parent.mkdir()
    left.write_bytes(b"half")
    assert main(["book", str(site), "--to", "md", "-o", str(tmp_path / "out"), "-q"]) == 0
    assert not left.exists()


def test_no_worker_is_a_mistake(site: Path, tmp_path: Path) -> None:
    assert main(["book", str(site), "-o", str(tmp_path / "a.md"), "--jobs", "0"]) == 2
