"""The command that scores roles: it counts as a person would, and says what differs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.roles import Score, as_seen, inspected, labelled, score, table

POST = """---
title: 澄湖的船
date: 2024-03-05 09:30:00 +0800
---
<p>本报记者 林远航</p>
<p>澄湖港去年吞吐量达到三千二百万吨，同比增长百分之七，其中集装箱运输占了将近一半。</p>
<p>（来源：澄湖日报）</p>

[返回首页](/)
"""
LABEL = {
    "title": "澄湖的船",
    "date_iso": "2024-03-05T09:30:00+08:00",
    "byline": ["林远航"],
    "source": "澄湖日报",
    "dropped": ["[返回首页](/)"],
    "n_body_paragraphs": 1,
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    posts = tmp_path / "_posts"
    posts.mkdir()
    (posts / "2024-03-05-ships.md").write_text(POST, encoding="utf-8")
    return tmp_path


def test_a_post_as_labelled_has_no_disagreement(site: Path) -> None:
    scores, disagreements = score({"2024-03-05-ships.md": LABEL}, site, "auto")
    assert disagreements == []
    assert (scores["byline"].found, scores["byline"].f1) == (1, 1.0)


def test_a_wrong_label_is_a_miss_and_a_false_find(site: Path) -> None:
    wrong = {**LABEL, "source": "临江晚报"}
    scores, disagreements = score({"2024-03-05-ships.md": wrong}, site, "auto")
    assert (scores["source"].missed, scores["source"].false, scores["source"].f1) == (1, 1, 0.0)
    assert [(one.role, one.what, one.text) for one in disagreements] == [
        ("source", "missed", "临江晚报"),
        ("source", "false", "澄湖日报"),
    ]


def test_a_post_that_is_not_there_misses_everything(site: Path) -> None:
    scores, disagreements = score({"2024-01-01-none.md": LABEL}, site, "auto")
    assert scores["title"].missed == 1
    assert disagreements[0].what == "not read"


def test_precision_recall_and_f1_are_those_of_their_counts() -> None:
    tally = Score(found=6, missed=2, false=4)
    assert (tally.precision, tally.recall) == (0.6, 0.75)
    assert tally.f1 == pytest.approx(2 / 3)
    assert Score().f1 == 1.0


def test_a_label_says_nothing_of_a_role_that_it_does_not_count() -> None:
    assert "editors" not in labelled(LABEL)
    assert labelled({**LABEL, "editors": []})["editors"].total() == 0


def test_texts_are_compared_as_a_reader_sees_them() -> None:
    assert as_seen("[返回](/a)｜[首页](/)\n ") == "返回｜首页"
    assert inspected({"date": "2024-03-05T09:30:00+08:00"}, "date") == {"2024-03-05T09:30:00": 1}


def test_the_table_has_a_line_a_role() -> None:
    assert table({"title": Score(found=1)}, 1).splitlines()[-1].split() == ["title", "1", "1", "0", *["1.000"] * 3]


def test_the_command_prints_and_its_exit_code_says_whether_all_is_right(site: Path) -> None:
    labels = site / "labels.json"
    for label, code in ((LABEL, 0), ({**LABEL, "title": "别的"}, 1)):
        labels.write_text(json.dumps({"2024-03-05-ships.md": label}), encoding="utf-8")
        command = [sys.executable, "-m", "bench.roles", str(labels), "--site", str(site)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == code, done.stderr
        assert ("title: missed: 别的" in done.stdout) == bool(code)
