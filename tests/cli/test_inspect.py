"""``inspect``: the listing, the JSON, and the page that a person looks at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from convert.cli import main
from tests.conftest import SAMPLES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NEWS = str(SAMPLES / "_posts" / "2023-03-06-haigang-lengku.md")


def test_the_json_has_every_key_of_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", NEWS, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["schema"] == "postbind/inspection@1"
    assert list(shown) == [
        "schema", "title", "date", "byline", "people", "editors", "source", "digest", "author_note", "headings",
        "captions", "paragraphs", "dropped", "notes",
    ]  # fmt: skip
    assert shown["byline"] == ["林一舟", "欧阳澈"]
    assert shown["source"]["name"] == "海岸日报"
    assert [heading["level"] for heading in shown["headings"]] == [2, 3, 3, 2, 3, 3]
    assert len(shown["dropped"]) == 1


def test_the_listing_names_rule_and_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", NEWS]) == 0
    out = capsys.readouterr().out
    assert "林一舟" in out
    assert "\x1b[" not in out


def test_the_body_is_printed_as_jekyll_writes_it(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(SAMPLES / "_posts" / "2023-03-14-wenhou.md"), "--body-html"]) == 0
    assert capfd.readouterr().out == "<p>这里转载一些关于海、港口和人的文字。愿你读得高兴。</p>\n"


@pytest.mark.chromium
@pytest.mark.xdist_group("chromium")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_shows_roles_and_why_by_mouse_and_keyboard(
    browser: Browser, tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    target = tmp_path / "page.html"
    assert main(["inspect", NEWS, "--html", str(target), "-q"]) == 0
    context = browser.new_context(offline=True, color_scheme=scheme)
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("requestfailed", lambda request: problems.append(request.url))
    page.goto(target.as_uri())
    assert page.locator("#read .part").count() > 15
    byline = page.locator("#result .role-byline")
    assert byline.is_visible()
    assert page.locator("#read .role-drop del").first.is_visible()
    why = byline.locator(".why")
    assert not why.is_visible()
    byline.hover()
    assert why.is_visible()
    assert "line 8" in why.inner_text()
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    focused = page.locator(":focus .why")
    assert focused.is_visible()
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() != ""
    assert problems == []
    context.close()
