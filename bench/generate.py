"""Invented posts for benchmarks: the same every time, of the length and make of real ones."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Final

HAN: Final = (
    "海港的船队在清晨离开泊位沿着灯塔指出航道向北行驶渔民说今年水温比往高鱼群来得早冷库里存货已经满了运输公司正加派车辆"
)
WORDS: Final = [
    "tide",
    "harbour",
    "clock",
    "brass",
    "rope",
    "signal",
    "light",
    "water",
    "pier",
    "morning",
    "ledger",
    "engine",
    "chart",
    "letter",
    "anchor",
    "window",
]


def write_site(folder: Path, count: int, *, seed: int = 1) -> list[Path]:
    """Make a site of ``count`` posts, half Chinese news in HTML, half English Markdown; return their files."""
    posts = folder / "_posts"
    posts.mkdir(parents=True)
    (folder / "_config.yml").write_text("title: Bench\ntimezone: UTC\n", "utf-8")
    random = Random(seed)  # noqa: S311 - the same posts every time, no secret
    files = []
    for number in range(count):
        day = f"20{10 + number // 336 % 15:02}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        chinese = number % 2 == 0
        file = posts / f"{day}-post-{number:05}.md"
        file.write_text((_chinese if chinese else _english)(random, number, day), "utf-8")
        files.append(file)
    return files


def _chinese(random: Random, number: int, day: str) -> str:
    def sentence(low: int, high: int) -> str:
        return "".join(random.choice(HAN) for _ in range(random.randint(low, high)))

    paragraphs = []
    for part in range(4):
        paragraphs.append(f"<p><strong>{sentence(8, 14)}</strong></p>")
        paragraphs += [
            "<p>" + "，".join(sentence(6, 18) for _ in range(random.randint(4, 10))) + "。</p>"
            for _ in range(3 + part % 2)
        ]
    body = "\n ".join(paragraphs)
    head = (
        f'layout: post\ntitle: "{sentence(10, 20)}"\ndate: {day} 08:00:00 +0000\ncategories: news\ntags: 海岸日报新闻'
    )
    tail = f'<p class="em_media">（文章来源：海岸日报）</p>\n\n<https://paper.example.org/{number}.html>'
    return f"---\n{head}\n---\n{body}{tail}\n"


def _english(random: Random, number: int, day: str) -> str:
    def words(low: int, high: int) -> str:
        return " ".join(random.choice(WORDS) for _ in range(random.randint(low, high)))

    def paragraph() -> str:
        return " ".join(f"{words(6, 16).capitalize()}." for _ in range(random.randint(4, 9)))

    parts = []
    for _ in range(4):
        parts += [
            f"## {words(2, 5).capitalize()}",
            paragraph(),
            f"*{words(2, 4)}* and **{words(1, 3)}**. {paragraph()}",
        ]
        parts.append("\n".join(f"- {words(3, 9)}" for _ in range(random.randint(3, 6))))
    parts.append("```python\n" + "\n".join(f"{word} = {len(word)}" for word in WORDS[:6]) + "\n```")
    parts.append(
        "| part | length |\n|:-----|-------:|\n" + "\n".join(f"| {word} | {len(word)} |" for word in WORDS[:5])
    )
    title = words(3, 7).capitalize()
    head = f"title: {title}\ndate: {day} 09:30:00 +0000\nauthor: M. Holt\ncategories: workshop\nlang: en"
    return f"---\n{head}\n---\n\n" + "\n\n".join(parts) + "\n"
