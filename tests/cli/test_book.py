"""``postbind book`` over many volumes: what is written again, at any number of workers, and what a library recalls."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import convert
from convert.cli import main
from convert.nodes import Post
from convert.posts import UnreadPost
from tests.cli.outputs import digests, report_of


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


def test_volumes_of_different_titles_lie_beside_each_other(site: Path, tmp_path: Path) -> None:
    arguments = ["book", str(site), "--to", "md", "-o", str(tmp_path / "out"), "-q"]
    for title in ("Spring", "Summer: part 2"):
        assert main([*arguments, "--title", title]) == 0
    assert main([*arguments, "--title", "Autumn", "--category", "haianribao"]) == 0
    assert set(digests(tmp_path / "out")) == {"Spring.md", "Summer- part 2.md", "haianribao.md"}


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


def test_a_volume_with_notes_fails_under_strict_and_says_why(tmp_path: Path) -> None:
    post, report = tmp_path / "site/_posts/2024-01-02-a.md", tmp_path / "r.json"
    post.parent.mkdir(parents=True)
    post.write_text("---\ntitle: T\n---\n\nOne.\n\n{% unheard_of %}\n", "utf-8")
    arguments = ["book", str(tmp_path / "site"), "-o", str(tmp_path / "b.md"), "--report", str(report), "-q"]
    assert main(arguments) == 0
    assert main([*arguments, "--strict"]) == 1
    failed = report_of(report)["failed"]
    assert isinstance(failed, list)
    assert [entry["code"] for entry in failed] == ["liquid.unknown-tag"]


@pytest.mark.parametrize("to", ["epub", "pdf", "docx", "md", "html", "json"])
def test_a_category_becomes_one_volume(site: Path, tmp_path: Path, to: str) -> None:
    target = tmp_path / f"volume.{to}"
    assert main(["book", str(site), "--category", "haianribao", "-o", str(target), "-q"]) == 0
    assert target.stat().st_size > 1000


def test_books_from_a_script_are_titled_and_known_by_what_was_asked_for(site: Path) -> None:
    made = convert.Site(site)
    books = [convert.Book.of(made.posts(category=name)) for name in ("haianribao", "workshop")]
    assert [book.title for book in books] == [f"{made.title} · haianribao", f"{made.title} · workshop"]
    assert books[0].uuid != books[1].uuid
    assert convert.Book.of(made.posts(tag="python")).title == f"{made.title} · python"
    assert convert.Book.of(made.posts(), title="卷").title == "卷"


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (date(2023, 3, 1), date(2023, 3, 7), " · 2023-03-01 – 2023-03-07"),
        (date(2023, 3, 1), date(2023, 3, 1), " · 2023-03-01"),
        (date(2023, 3, 1), None, " · 2023-03-01 …"),
        (None, date(2023, 3, 7), " · … 2023-03-07"),
        (None, None, ""),
    ],
)
def test_a_volume_of_some_days_is_another_book_than_that_of_all(
    site: Path, since: date | None, until: date | None, days: str
) -> None:
    made = convert.Site(site)
    book, whole = convert.Book.of(made.posts(since=since, until=until)), convert.Book.of(made.posts())
    assert book.title == f"{whole.title}{days}"
    assert (book.uuid == whole.uuid) == (days == "")


@pytest.mark.pandoc
def test_a_volume_that_grows_leaves_its_parts_and_names_what_is_left_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("convert.volumes.PART", 2)
    posts, out, report = tmp_path / "site/_posts", tmp_path / "out", tmp_path / "r.json"
    posts.mkdir(parents=True)
    arguments = ["book", str(tmp_path / "site"), "--title", "T", "--to", "docx,md", "-o", str(out), "--jobs", "1"]
    arguments += ["--report", str(report)]

    def run(count: int) -> list[str]:
        """Bind so many posts; return what is said to be left over."""
        for file in posts.iterdir():
            file.unlink()
        for number in range(1, count + 1):
            (posts / f"2024-01-{number:02}-a.md").write_text(f"---\ntitle: A{number}\n---\n\nText.\n", "utf-8")
        assert main(arguments) == 0
        return re.findall(r"(\S+): warning: .* \[book\.left-over\]", capsys.readouterr().err)

    assert run(2) == []
    assert run(3) == [str(out / "T.docx")]
    (out / "T.docx").unlink()
    assert set(digests(out)) == {"T-001.docx", "T-002.docx", "T.md"}
    assert run(4) == []
    before = digests(out)
    assert run(5) == []
    assert counts(report) == (2, 2)
    assert {name: digest for name, digest in digests(out).items() if name in before and name != "T.md"} == {
        name: digest for name, digest in before.items() if name != "T.md"
    }
    assert run(3) == [str(out / "T-003.docx")]
    assert run(2) == [str(out / f"T-00{part}.docx") for part in (1, 2, 3)]


def test_volumes_by_month_and_category(site: Path, tmp_path: Path) -> None:
    arguments = ["--category", "haianribao", "--by", "month", "--to", "md", "-q"]
    assert main(["book", str(site), *arguments, "-o", str(tmp_path / "months")]) == 0
    assert set(digests(tmp_path / "months")) == {"haianribao-2023-03.md"}
    assert main(["book", str(site), "--by", "category", "--to", "md", "-o", str(tmp_path / "all"), "-q"]) == 0
    assert {"workshop.md", "nikki.md", "hikayat.md"} <= set(digests(tmp_path / "all"))


def test_a_volume_goes_on_past_a_bad_post(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "_posts" / "2023-03-15-bad.md").write_bytes(b"---\ntitle: t\ncategories: nikki\n---\n\xff\xfe\xff")
    (site / "_posts" / "2023-03-16-bad.md").write_bytes(b"---\ntitle: [a\n---\n")
    assert main(["book", str(site), "-o", str(tmp_path / "all.md")]) == 1
    assert "灯台守のノートから" in (tmp_path / "all.md").read_text("utf-8")
    assert "2023-03-16-bad.md" in capsys.readouterr().err


@pytest.mark.parametrize("to", ["epub", "docx", "html"])
@pytest.mark.parametrize("error", [ZeroDivisionError("one"), RecursionError(), MemoryError()], ids=repr)
def test_a_volume_goes_on_past_a_post_that_others_link_to_whatever_is_wrong_with_it(
    to: str, error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    posts = tmp_path / "site/_posts"
    posts.mkdir(parents=True)
    (posts / "2024-01-01-a.md").write_text("---\ntitle: A\n---\n\n[b](/2024/01/02/b.html)\n", "utf-8")
    (posts / "2024-01-02-b.md").write_text("---\ntitle: B\n---\n\nText.\n", "utf-8")
    whole = UnreadPost.read

    def read(post: UnreadPost, data: bytes | None = None) -> Post:
        if post.origin.endswith("b.md"):
            raise error
        return whole(post, data)

    monkeypatch.setattr(UnreadPost, "read", read)
    target = tmp_path / f"all.{to}"
    assert main(["book", str(tmp_path / "site"), "-o", str(target), "--jobs", "1", "-q"]) == 1
    assert target.stat().st_size
    assert capsys.readouterr().err.startswith("_posts/2024-01-02-b.md: ")


@pytest.mark.parametrize("place", ["_posts", "_drafts/books/", "_posts/2024-01-02-all.html", "_drafts/all.md"])
def test_a_volume_does_not_go_where_it_would_be_among_the_posts(
    place: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(site.rglob("*"))
    assert main(["book", str(site), "--to", place.partition(".")[2] or "html", "-o", str(site / place)]) == 6
    assert sorted(site.rglob("*")) == before
    assert capsys.readouterr().err.count("\n") == 1


def test_a_volume_that_is_not_read_as_a_post_may_lie_among_them(site: Path) -> None:
    assert main(["book", str(site), "-o", str(site / "_posts/2024-01-02-all.epub"), "-q"]) == 0
    assert main(["book", str(site), "-o", str(site / "_posts/all.md"), "-q"]) == 0


@pytest.mark.parametrize("to", ["epub", "md"])
def test_a_volume_without_a_post_to_read_is_not_written(to: str, tmp_path: Path) -> None:
    post = tmp_path / "site/_posts/2024-01-02-a.md"
    post.parent.mkdir(parents=True)
    post.write_text("---\ntitle: A\n---\n\nText.\n", "utf-8")
    target, report = tmp_path / f"all.{to}", tmp_path / "r.json"
    arguments = ["book", str(tmp_path / "site"), "-o", str(target), "-q", "--report", str(report)]
    assert main(arguments) == 0
    good = target.read_bytes()
    post.write_text("---\ntitle: [a\n---\n", "utf-8")
    assert main(arguments) == 1
    assert target.read_bytes() == good
    assert report_of(report)["written"] == 0


@pytest.mark.parametrize("to", ["epub", "docx", "md", "html"])
def test_a_note_in_a_volume_names_its_post(to: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    posts = tmp_path / "site/_posts"
    posts.mkdir(parents=True)
    for day, text in (("01", "Plain."), ("02", "![a](absent.png)"), ("03", "Plain.")):
        (posts / f"2024-01-{day}-a.md").write_text(f"---\ntitle: Post {day}\n---\n\n{text}\n", "utf-8")
    assert main(["book", str(tmp_path / "site"), "-o", str(tmp_path / f"all.{to}")]) == 0
    noted = [line for line in capsys.readouterr().err.splitlines() if "absent.png" in line]
    assert [line.partition(":")[0] for line in noted] == ["_posts/2024-01-02-a.md"]


def test_a_volume_that_fails_does_not_keep_the_others_from_being_written(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, report = tmp_path / "out", tmp_path / "r.json"
    (out / "nikki.md").mkdir(parents=True)
    arguments = ["book", str(site), "--by", "category", "--to", "md", "-o", str(out), "--report", str(report)]
    assert main(arguments) == 1
    names = set(digests(out))
    assert {"workshop.md", "haianribao.md"} <= names
    assert f"failed: {out / 'nikki.md'}" in capsys.readouterr().err
    made = report_of(report)
    assert made["written"] == len(names)
    assert isinstance(made["failed"], list)
    assert [(entry["path"], entry["exit_code"]) for entry in made["failed"]] == [(str(out / "nikki.md"), 6)]


def test_a_run_of_one_volume_that_fails_ends_with_its_code(site: Path, tmp_path: Path) -> None:
    report = tmp_path / "r.json"
    (tmp_path / "file").write_text("x", "utf-8")
    assert main(["book", str(site), "-o", str(tmp_path / "file/all.md"), "-q", "--report", str(report)]) == 6
    assert report_of(report)["written"] == 0


def test_a_markdown_volume_has_its_images_beside_it(site: Path, tmp_path: Path) -> None:
    for post in ("2023-02-20-minato-no-asa.md", "2023-03-06-haigang-lengku.md"):  # each with a file of one name
        folder = site / post[5:7] / "_posts"
        folder.mkdir(parents=True)
        (folder / "map.png").write_bytes(
            (site / "assets" / ("net.webp" if "02" in post[5:7] else "salt-pans.png")).read_bytes()
        )
        (folder / post).write_text(
            f"---\ntitle: {post}\n---\n\nText.\n\n![A map](map.png)\n\n![](<../../assets/tide-clock.png>)\n"
        )
    shutil.rmtree(site / "_posts")
    out = tmp_path / "out"
    assert main(["book", str(site), "--to", "md", "-o", str(out), "-q"]) == 0
    (volume,) = out.glob("*.md")
    named = re.findall(r"!\[[^\]]*\]\((images/[^)]+)\)", volume.read_text("utf-8"))
    assert len(named) == 4
    assert len(set(named)) == 3  # the clock is in both posts
    assert sorted(out.rglob("images/*")) == sorted({out / name for name in named})
    (out / named[0]).unlink()
    assert main(["book", str(site), "--to", "md", "-o", str(out), "-q"]) == 0
    assert (out / named[0]).is_file()


def test_a_volume_of_some_days_has_a_file_of_its_own(site: Path, tmp_path: Path) -> None:
    first, last = ["--since", "2023-03-06"], ["--until", "2023-03-08"]
    for days in ([], first, last, [*first, *last]):
        arguments = ["--category", "haianribao", *days, "--to", "json", "-o", str(tmp_path), "-q"]
        assert main(["book", str(site), *arguments]) == 0
    assert sorted(file.name for file in tmp_path.glob("*.json")) == [
        "haianribao-2023-03-06--2023-03-08.json",
        "haianribao-from-2023-03-06.json",
        "haianribao-to-2023-03-08.json",
        "haianribao.json",
    ]


def test_a_markdown_volume_says_which_images_are_not_there(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    post = site / "_posts" / "2024-01-01-bare.md"
    post.write_text("---\ntitle: t\ncategories: bare\n---\nText.\n\n![](nowhere.png)\n")
    assert main(["book", str(site), "--category", "bare", "-o", str(tmp_path / "v.md")]) == 0
    assert "nowhere.png" in capsys.readouterr().err
    assert main(["batch", str(site), "--category", "bare", "--to", "md", "-o", str(tmp_path / "out")]) == 0
    assert "nowhere.png" in capsys.readouterr().err
