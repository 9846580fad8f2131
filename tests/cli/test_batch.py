"""``postbind batch``: names, what is written again, bad posts, the report, the same bytes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from zipfile import ZipFile

import pytest

import convert
from convert.cli import main
from tests.cli.outputs import digests, report_of
from tests.writers.building import png


def test_files_are_named_by_category_date_and_slug(site: Path, tmp_path: Path) -> None:
    assert main(["batch", str(site), "--to", "md", "-o", str(tmp_path / "out"), "--jobs", "1", "-q"]) == 0
    names = set(digests(tmp_path / "out"))
    assert "haianribao/2023-03-06-haigang-lengku.md" in names
    assert "workshop/2023-02-25-a-map-of-sounds.md" in names
    assert len(names) == 16


def test_posts_of_one_name_are_both_written_and_it_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    posts = tmp_path / "site/_posts"
    posts.mkdir(parents=True)
    for name, text in (("2024-01-02-a.md", "First."), ("2024-01-02-b.md", "Second.")):
        (posts / name).write_text(f"---\ntitle: Same\nslug: same\n---\n\n{text}\n", "utf-8")
    out = tmp_path / "out"
    assert main(["batch", str(tmp_path / "site"), "--to", "md", "-o", str(out), "--jobs", "1"]) == 0
    written = [file.read_text("utf-8") for file in sorted(out.rglob("*.md"))]
    assert [sum(word in text for text in written) for word in ("First.", "Second.")] == [1, 1]
    said = [line for line in capsys.readouterr().err.splitlines() if "[site.name-taken]" in line]
    assert len(said) == 1
    assert "uncategorized/2024-01-02-same" in said[0]


@pytest.mark.parametrize("config", ["title: [Piers\n", "title: A\ntitle: B\n", "timezone: Nowhere/Here\n"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_fault_of_the_configuration_is_told_once(
    config: str, jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    posts = tmp_path / "site/_posts"
    posts.mkdir(parents=True)
    (tmp_path / "site/_config.yml").write_text(config, "utf-8")
    for day in "123":
        (posts / f"2024-01-0{day}-a.md").write_text("---\ntitle: T\n---\n\n{% unheard_of %}\n", "utf-8")
    for arguments in (
        ["batch", str(tmp_path / "site"), "--to", "md", "-o", str(tmp_path / "out"), "--jobs", jobs],
        ["book", str(tmp_path / "site"), "--to", "md,html", "-o", str(tmp_path / "volumes"), "--jobs", jobs],
        ["convert", *map(str, posts.iterdir()), "--to", "md", "-o", str(tmp_path / "single")],
    ):
        assert main(arguments) == 0
        said = capsys.readouterr().err
        assert said.count("[site.config-") == 1
        assert said.count("[liquid.unknown-tag]") == 3
        assert arguments[0] == "convert" or ", 4 notes, " in said


def test_a_name_does_not_depend_on_the_selection(tmp_path: Path) -> None:
    posts = tmp_path / "site/_posts"
    for folder, text, front in (
        ("a", "First.", "categories: [other, news]\ntags: [x]"),
        ("b", "Second.", "categories: [news]\ntags: [y]"),
        ("c", "Third.", "categories: [News]\nslug: SAME\ntags: [z]"),
    ):
        (posts / folder).mkdir(parents=True)
        (posts / folder / "2024-01-02-same.md").write_text(f"---\ntitle: T\n{front}\n---\n\n{text}\n", "utf-8")
    arguments = ["batch", str(tmp_path / "site"), "--to", "md", "-q", "--jobs", "1", "-o"]
    selections = [[], ["--category", "news", "--category", "News"], ["--category", "news"]]
    selections += [["--category", "news", "--tag", tag] for tag in "xy"]
    selections += [["--category", "News"], ["--tag", "y"], ["--tag", "z", "--until", "2024"]]
    of_text: dict[str, set[str]] = {}
    for number, selection in enumerate(selections):
        out = tmp_path / str(number)
        assert main([*arguments, str(out), *selection]) == 0
        for file in digests(out):
            text = (out / file).read_text("utf-8").split()[-1]
            of_text.setdefault(text, set()).add(file.lower())
    assert {text: sorted({len(file) for file in files}) for text, files in of_text.items()} == {
        "First.": [len("news/2024-01-02-same.md"), len("other/2024-01-02-same.md")],
        "Second.": [len("news/2024-01-02-same-01234567.md")],
        "Third.": [len("news/2024-01-02-same-01234567.md")],
    }
    assert len(set.union(*of_text.values())) == sum(map(len, of_text.values())), "no name is that of two posts"


def test_a_year_has_four_digits_wherever_it_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    post, out = tmp_path / "site/_posts/0099-01-14-old.md", tmp_path / "out"
    post.parent.mkdir(parents=True)
    post.write_text("---\ntitle: T\n---\n\n{{ page.date }}\n", "utf-8")
    assert main(["batch", str(tmp_path / "site"), "--to", "md,docx", "-o", str(out), "--jobs", "1", "-q"]) == 0
    assert set(digests(out)) == {f"uncategorized/0099-01-14-old.{suffix}" for suffix in ("docx", "md")}
    text = (out / "uncategorized/0099-01-14-old.md").read_text("utf-8")
    assert text.count("0099-01-14 00:00:00 +0000") == 2  # the front matter and Liquid
    with ZipFile(out / "uncategorized/0099-01-14-old.docx") as archive:
        assert b"0099-01-14T00:00:00Z" in archive.read("docProps/core.xml")
    assert convert.read(out / "uncategorized/0099-01-14-old.md").meta.date == convert.read(post).meta.date
    assert main(["list", str(tmp_path / "site")]) == 0
    assert capsys.readouterr().out.startswith("0099-01-14  ")


def test_a_category_files_its_posts_under_itself(site: Path, tmp_path: Path) -> None:
    arguments = ["--category", "sound", "--to", "md", "-o", str(tmp_path / "out"), "-q"]
    assert main(["batch", str(site), *arguments]) == 0
    assert set(digests(tmp_path / "out")) == {"sound/2023-02-25-a-map-of-sounds.md"}


def test_days_and_tags_select(site: Path, tmp_path: Path) -> None:
    selection = ["--since", "2023-02-20", "--until", "2023-02-28", "--to", "json", "-q"]
    assert main(["batch", str(site), *selection, "-o", str(tmp_path / "days")]) == 0
    assert len(digests(tmp_path / "days")) == 3
    assert main(["batch", str(site), "--tag", "python", "--to", "json", "-q", "-o", str(tmp_path / "tags")]) == 0
    assert set(digests(tmp_path / "tags")) == {"workshop/2023-02-12-building-a-tide-clock.json"}


@pytest.mark.parametrize(
    ("selection", "days"),
    [
        (["--until", "2023"], ["2022-12-31", "2023-01-01", "2023-02-28", "2023-03-01"]),
        (["--until", "2023-02"], ["2022-12-31", "2023-01-01", "2023-02-28"]),
        (["--since", "2023", "--until", "2023-01-01"], ["2023-01-01"]),
        (["--since", "2023-02"], ["2023-02-28", "2023-03-01"]),
    ],
)
def test_a_month_and_a_year_are_meant_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], selection: list[str], days: list[str]
) -> None:
    (tmp_path / "_posts").mkdir()
    for day in ("2022-12-31", "2023-01-01", "2023-02-28", "2023-03-01"):
        (tmp_path / f"_posts/{day}-x.md").write_text("---\ntitle: T\n---\n\nOne.\n", "utf-8")
    assert main(["list", str(tmp_path), "--json", *selection]) == 0
    listed = json.loads(capsys.readouterr().out)["posts"]
    assert [post["date"][:10] for post in listed] == days


@pytest.mark.parametrize("day", ["2023-13", "2023-02-30", "0", "x", "2023-1-1-1", "-", "99999", "9" * 30])
def test_what_is_no_day_is_a_wrong_use(site: Path, capsys: pytest.CaptureFixture[str], day: str) -> None:
    assert main(["list", str(site), f"--until={day}"]) == 2
    assert "is no day" in capsys.readouterr().err


def test_a_second_run_writes_only_what_changed(site: Path, tmp_path: Path) -> None:
    out, report = tmp_path / "out", tmp_path / "report.json"
    arguments = ["batch", str(site), "--to", "md,epub", "-o", str(out), "--jobs", "1", "-q", "--report", str(report)]
    assert main(arguments) == 0
    first = report_of(report)
    assert (first["schema"], first["posts"], first["written"], first["unchanged"]) == ("postbind/report@1", 16, 32, 0)
    times = {file: (out / file).stat().st_mtime_ns for file in digests(out)}
    assert main(arguments) == 0
    assert (report_of(report)["written"], report_of(report)["unchanged"]) == (0, 32)
    assert times == {file: (out / file).stat().st_mtime_ns for file in digests(out)}

    post = site / "_posts" / "2023-03-14-wenhou.md"
    post.write_text(post.read_text("utf-8") + "\n又一段。\n", "utf-8")
    (out / "nikki" / "2023-02-27-todai.md").write_text("spoiled", "utf-8")
    image = site / "assets" / "tide-clock.png"
    image.write_bytes((site / "assets" / "salt-pans.png").read_bytes())
    assert main(arguments) == 0
    with_liquid = sum(b"{{" in file.read_bytes() or b"{%" in file.read_bytes() for file in site.glob("_posts/*"))
    assert report_of(report)["written"] == 2 + 1 + 2 + 2 * with_liquid  # whose templates may show any file of the site
    assert main([*arguments, "--force"]) == 0
    assert report_of(report)["written"] == 32


@pytest.fixture
def illustrated(tmp_path: Path) -> Path:
    """A site whose one post has its images at every kind of address."""
    site = tmp_path / "illustrated"
    (site / "_posts").mkdir(parents=True)
    (site / "assets").mkdir()
    text = "![a](/assets/a.png) ![b](b.png) ![c](../c.png) ![d](../../d.png) ![e](/absent.png)"
    (site / "_posts" / "2024-01-02-pier.md").write_text(f"---\ntitle: Pier\ncategories: news\n---\n{text}\n")
    for number, name in enumerate(("assets/a.png", "b.png", "c.png", "d.png"), 1):
        (site / name).write_bytes(png(number))
    return site


COPIES = {"assets/a.png": 1, "news/b.png": 2, "c.png": 3}
"""Where the images are whose addresses do not lead out of the library, and how wide each is."""


def test_images_of_the_site_lie_where_the_markdown_of_a_batch_looks_for_them(
    illustrated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "deep" / "out"
    assert main(["batch", str(illustrated), "--to", "md", "-o", str(out), "--jobs", "1"]) == 0
    found = {file.relative_to(out.parent).as_posix(): file.read_bytes() for file in out.parent.rglob("*.png")}
    assert found == {f"out/{name}": png(width) for name, width in COPIES.items()}
    said = [line for line in capsys.readouterr().err.splitlines() if "[media.not-copied]" in line]
    assert len(said) == 1
    assert "image ../../d.png: " in said[0]


@pytest.fixture
def namesakes(tmp_path: Path) -> Path:
    """A site whose two posts have a folder each, and in it an image of the same name."""
    for day, name in enumerate("xy", 1):
        folder = tmp_path / "namesakes/_posts" / name
        folder.mkdir(parents=True)
        (folder / f"2024-01-0{day}-{name}.md").write_text("---\ntitle: T\ncategory: c\n---\n\n![p](a.png)\n", "utf-8")
        (folder / "a.png").write_bytes(png(day))
    return tmp_path / "namesakes"


def shown(markdown: Path) -> bytes:
    """The image that a post's Markdown shows."""
    return (markdown.parent / markdown.read_text("utf-8").rpartition("(")[2].partition(")")[0]).read_bytes()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_images_of_one_name_do_not_take_each_others_place(namesakes: Path, tmp_path: Path, jobs: str) -> None:
    out, report = tmp_path / "out", tmp_path / "report.json"
    arguments = ["batch", str(namesakes), "--to", "md", "-q", "--strict", "-o", str(out), "--jobs", jobs]
    arguments += ["--report", str(report)]
    first, second = out / "c/2024-01-01-x.md", out / "c/2024-01-02-y.md"
    for selection in (["--since", "2024-01-02"], [], ["--since", "2024-01-02", "--force"]):
        assert main([*arguments, *selection]) == 0
    assert (shown(first), shown(second)) == (png(1), png(2))
    assert "(a.png)" in first.read_text("utf-8")
    assert main(arguments) == 0
    assert report_of(report)["unchanged"] == 2


def test_an_image_gets_a_name_of_its_own_when_another_comes(namesakes: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ["batch", str(namesakes), "--to", "md", "-q", "-o", str(out), "--jobs", "1"]
    (namesakes / "_posts/x/a.png").rename(tmp_path / "kept.png")
    assert main(arguments) == 0
    assert "(a.png)" in (out / "c/2024-01-02-y.md").read_text("utf-8")
    (tmp_path / "kept.png").rename(namesakes / "_posts/x/a.png")
    assert main(arguments) == 0
    assert shown(out / "c/2024-01-01-x.md") == png(1)
    assert shown(out / "c/2024-01-02-y.md") == png(2)


def test_the_images_of_a_batch_are_kept_as_they_are_in_the_site(illustrated: Path, tmp_path: Path) -> None:
    out, report = tmp_path / "out", tmp_path / "report.json"
    arguments = ["batch", str(illustrated), "--to", "md", "-o", str(out), "--jobs", "1", "-q", "--report", str(report)]
    assert main(arguments) == 0
    assert main(arguments) == 0
    assert report_of(report)["unchanged"] == 1
    (illustrated / "b.png").write_bytes(png(9))
    (out / "c.png").unlink()
    (out / "assets" / "a.png").write_bytes(b"spoiled")
    assert main(arguments) == 0
    assert {name: (out / name).read_bytes() for name in COPIES} == {
        "assets/a.png": png(1), "news/b.png": png(9), "c.png": png(3)
    }  # fmt: skip
    assert main(arguments) == 0
    assert report_of(report)["unchanged"] == 1


def test_a_copied_image_that_is_lost_makes_the_markdown_old_and_nothing_else(illustrated: Path, tmp_path: Path) -> None:
    out, report = tmp_path / "out", tmp_path / "report.json"
    arguments = ["batch", str(illustrated), "--to", "md,epub", "-o", str(out), "--jobs", "1", "-q"]
    assert main(arguments) == 0
    (out / "c.png").unlink()
    assert main([*arguments, "--report", str(report)]) == 0
    assert (report_of(report)["written"], report_of(report)["unchanged"]) == (1, 1)
    assert (out / "c.png").read_bytes() == png(3)


def test_a_library_in_the_site_leaves_its_images_alone(illustrated: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><!-- by hand --></svg>'
    (illustrated / "assets" / "a.svg").write_text(drawing)
    post = illustrated / "_posts" / "2024-01-02-pier.md"
    post.write_text("---\ntitle: Pier\n---\n![a](/assets/a.svg)\n")
    assert main(["batch", str(illustrated), "--to", "md", "-o", str(illustrated), "--jobs", "1", "-q"]) == 0
    assert (illustrated / "assets" / "a.svg").read_text() == drawing


def test_a_bad_post_stops_nothing_and_is_named_at_the_end(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = site / "_posts" / "2023-03-15-bad.md"
    bad.write_bytes(b"---\ntitle: [a\n---\nx\n")
    report = tmp_path / "r.json"
    arguments = ["--to", "md", "-o", str(tmp_path / "out"), "--jobs", "1", "--report", str(report)]
    assert main(["batch", str(site), *arguments]) == 1
    assert len(digests(tmp_path / "out")) == 16
    said = capsys.readouterr().err
    assert "_posts/2023-03-15-bad.md:3:1: " in said
    assert "failed: _posts/2023-03-15-bad.md" in said
    assert said.splitlines()[-1].startswith("17 posts, 16 files written")
    failed = report_of(report)["failed"]
    assert isinstance(failed, list)
    assert [(entry["path"], entry["line"], entry["exit_code"]) for entry in failed] == [
        ("_posts/2023-03-15-bad.md", 3, 4)
    ]


def test_notes_count_as_failures_until_they_are_gone(tmp_path: Path) -> None:
    post, report = tmp_path / "site/_posts/2024-01-02-a.md", tmp_path / "r.json"
    post.parent.mkdir(parents=True)
    post.write_text("---\ntitle: T\n---\n\nOne.\n\n{% unheard_of %}\n", "utf-8")
    arguments = [
        "batch",
        str(tmp_path / "site"),
        "--strict",
        "-o",
        str(tmp_path / "out"),
        "--report",
        str(report),
        "-q",
    ]
    for formats, unchanged in (("md", 0), ("md", 1), ("md,json", 1)):
        assert main([*arguments, "--to", formats, "--jobs", "1"]) == 1
        loaded = report_of(report)
        assert loaded["unchanged"] == unchanged
        assert isinstance(loaded["failed"], list)
        assert [(entry["path"], entry["code"], entry["line"], entry["exit_code"]) for entry in loaded["failed"]] == [
            ("_posts/2024-01-02-a.md", "liquid.unknown-tag", 7, 1)
        ]
    post.write_text("---\ntitle: T\n---\n\nOne.\n", "utf-8")
    assert main([*arguments, "--to", "md"]) == 0
    assert report_of(report)["failed"] == []


def test_the_bytes_are_the_same_at_any_number_of_workers(site: Path, tmp_path: Path) -> None:
    for name, jobs in (("one", "1"), ("three", "3")):
        arguments = ["--to", "epub,docx,pdf,md,html,json", "-o", str(tmp_path / name), "--jobs", jobs, "-q"]
        environment = {**os.environ, "PYTHONHASHSEED": jobs, "TZ": "Asia/Tokyo" if jobs == "3" else "UTC"}
        command = [sys.executable, "-m", "convert", "batch", str(site), *arguments]
        subprocess.run(command, env=environment, check=True)
    assert digests(tmp_path / "one") == digests(tmp_path / "three")
    assert len(digests(tmp_path / "one")) == 16 * 6


def test_a_killed_run_leaves_nothing_partial_and_the_next_one_ends_alike(site: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "convert", "batch", str(site), "--to", "epub,docx", "--jobs", "2", "-q", "-o"]
    process = subprocess.Popen([*command, str(tmp_path / "killed")], start_new_session=True)
    while process.poll() is None and not list((tmp_path / "killed").rglob("*.epub")):
        pass
    if process.poll() is None:
        os.killpg(process.pid, 9)
    process.wait()
    subprocess.run([*command, str(tmp_path / "killed")], check=True)
    subprocess.run([*command, str(tmp_path / "undisturbed")], check=True)
    assert digests(tmp_path / "killed") == digests(tmp_path / "undisturbed")
    assert not list((tmp_path / "killed").rglob(".postbind-*"))


def ended(process: subprocess.Popen[bytes], number: int) -> int:
    """Send a process a signal, Ctrl-C to its children too, until it ends: Python loses one that comes as it forks."""
    while True:
        os.killpg(process.pid, number) if number == signal.SIGINT else process.send_signal(number)
        try:
            return process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            continue


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let programs that are started hear signals, also where the tests run behind a shell or nohup that ignore them."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in (signal.SIGINT, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 143)])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_leaves_whole_files_and_its_report(
    site: Path, tmp_path: Path, number: int, code: int, jobs: str
) -> None:
    out, report = tmp_path / "out", tmp_path / "report.json"
    post = (site / "_posts/2023-03-14-wenhou.md").read_bytes()
    for count in range(300):  # so many that the run is not over before it is interrupted
        (site / f"_posts/2023-04-01-{count}.md").write_bytes(post)
    arguments = ["--to", "epub,docx", "--jobs", jobs, "--report", str(report), "-q", "-o", str(out)]
    command = [sys.executable, "-m", "convert", "batch", str(site), *arguments]
    process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
    while process.poll() is None and not list(out.rglob("*.docx")):
        pass
    assert ended(process, number) in (code, -number)  # a shell takes both for one
    assert not list(out.rglob(".postbind-[0-9]*-*"))
    loaded = report_of(report)
    assert loaded["schema"] == "postbind/report@1"
    assert loaded["failed"] == []


@pytest.mark.parametrize("executor", [None, ThreadPoolExecutor, ProcessPoolExecutor])
def test_any_executor_will_do(site: Path, tmp_path: Path, executor: type[ThreadPoolExecutor] | None) -> None:
    posts = convert.Site(site).posts(category="workshop")
    if executor is None:
        report = convert.batch(posts, to=["md"], out=tmp_path / "out")
    else:
        with executor(2) as pool:
            report = convert.batch(posts, to=["md"], out=tmp_path / "out", executor=pool)
    assert (report.posts, report.written, report.failed) == (3, 3, [])
    assert len(digests(tmp_path / "out")) == 3
