"""Measure postbind against pandoc's command line on the same generated posts, in turn: ``python -m bench``.

Prints ratios with the machine and the versions; ``--quick`` takes fewer runs and posts. ``--python`` names the Python
of the environment that is measured: one for development has packages in it that a user's has not, and some of ours
load them where they are.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from bench.generate import write_site
from bench.measure import command, in_turn, peak_memory, seconds

FORMATS: Final = ("epub", "md", "docx", "pdf")

TYPST: Final = """\
import sys, typst
from pathlib import Path
Path(sys.argv[2]).write_bytes(typst.compile(sys.argv[1]))
"""
"""What a user of pandoc does for a PDF without LaTeX: Typst on pandoc's output, in a Python of its own."""


def main() -> None:
    """Run all measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs and posts")
    parser.add_argument("--memory", action="store_true", help="only the memory")
    parser.add_argument("--python", default=sys.executable, help="of the environment to measure (default: this one)")
    options = parser.parse_args()
    measured = Measured(options.python)
    _print_machine(measured)
    with tempfile.TemporaryDirectory() as folder:
        if not options.memory:
            _print_fresh(measured, Path(folder), runs=5 if options.quick else 15)
            _print_batch(measured, Path(folder), posts=100 if options.quick else 1000)
        _print_memory(measured, Path(folder), counts=(100, 200) if options.quick else (100, 200, 1000))


class Measured:
    """An environment: its Python, and the ``postbind`` that a user of it types; ``-m`` costs 3 ms of Python's own."""

    def __init__(self, python: str) -> None:
        self.python = python
        script = shutil.which("postbind", path=str(Path(python).parent))
        self.postbind = (script,) if script else (python, "-m", "convert")
        self.pandoc = self.says("from convert.workers.pandoc import pandoc_path; print(pandoc_path())")

    def says(self, code: str) -> str:
        """Return what a line of Python prints there."""
        done = subprocess.run([self.python, "-c", code], check=True, capture_output=True, text=True)
        return done.stdout.strip()


def _print_machine(measured: Measured) -> None:
    version = measured.says("import platform; print(platform.python_version())")
    print(f"{platform.platform()}, {platform.machine()}, Python {version}")
    packages = ("postbind", "pypandoc_binary", "typst", "EbookLib", "turbohtml", "msgspec")
    each = f"(f'{{name}} {{version(name)}}' for name in {packages})"
    print(measured.says(f"from importlib.metadata import version; print(*{each}, sep=', ')"))


def _theirs(measured: Measured, post: Path, to: str, folder: Path) -> tuple[str, ...]:
    """Return pandoc's command line for a post; for PDF its Typst output is compiled afterwards."""
    if to == "pdf":
        typst = folder / "theirs.typ"
        made = f'"{measured.pandoc}" "{post}" -s -o "{typst}"'
        return ("sh", "-c", f'{made} && "{measured.python}" -c "$0" "{typst}" "{folder}/theirs.pdf"', TYPST)
    return (measured.pandoc, str(post), "-s", "-o", str(folder / f"theirs.{to}"))


def _print_fresh(measured: Measured, folder: Path, runs: int) -> None:
    """One post by a fresh process, ours ÷ pandoc's."""
    posts = write_site(folder / "fresh", 2)
    print(f"\none post by a fresh process, median of {runs} runs in turn, both languages")
    ours, theirs, ratio = in_turn(
        command([*measured.postbind, "--version"]), command([measured.python, "-c", "pass"]), runs
    )
    print(f"  --version  {ours * 1000:7.0f} ms   python -c pass {theirs * 1000:6.0f} ms   ours ÷ theirs {ratio:.2f}")
    for to in FORMATS:
        results = []
        for post in posts:
            mine = command(
                [*measured.postbind, "convert", str(post), "--to", to, "-o", str(folder / f"ours.{to}"), "--quiet"]
            )
            results.append(in_turn(mine, command(_theirs(measured, post, to, folder)), runs))
        ours, theirs, ratio = (sum(values) / len(values) for values in zip(*results, strict=True))
        print(f"  {to:9}  {ours * 1000:7.0f} ms   pandoc {theirs * 1000:14.0f} ms   ours ÷ theirs {ratio:.2f}")


def _print_batch(measured: Measured, folder: Path, posts: int) -> None:
    """A post inside a batch on one core, pandoc's ÷ ours."""
    files = write_site(folder / "batch", posts)
    print(f"\na post inside a batch of {posts} on one core, against pandoc's command line on 20 of the same posts")
    for to in FORMATS:
        out = folder / f"out-{to}"
        batch = command(
            [*measured.postbind, "batch", str(folder / "batch"), "--to", to, "-o", str(out), "--jobs", "1", "--quiet"]
        )
        theirs = [seconds(command(_theirs(measured, post, to, folder))) for post in files[:10]]
        ours = seconds(batch) / posts
        theirs += [seconds(command(_theirs(measured, post, to, folder))) for post in files[10:20]]
        mean = sum(theirs) / len(theirs)
        print(f"  {to:9}  {ours * 1000:7.1f} ms   pandoc {mean * 1000:14.0f} ms   theirs ÷ ours {mean / ours:.1f}")


def _print_memory(measured: Measured, folder: Path, counts: tuple[int, ...]) -> None:
    """Peak memory of the whole process tree of a batch with two workers, all four formats."""
    print("\npeak memory of all processes, two workers, epub pdf docx md (sum of resident sizes)")
    for count in counts:
        site = folder / f"memory-{count}"
        write_site(site, count)
        formats = ",".join(FORMATS)
        batch = [
            *measured.postbind,
            "batch",
            str(site),
            "--to",
            formats,
            "-o",
            str(site / "out"),
            "--jobs",
            "2",
            "--quiet",
        ]
        print(f"  {count:6} posts   {peak_memory(batch) / 2**20:7.0f} MiB")


if __name__ == "__main__":
    main()
