"""What threads that read with one site share: each has the whole value, whoever asks in between."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from typing import Any

from convert.site.data import Data
from convert.site.others import Lazy
from convert.site.page import Page


class Asking:
    """Looks a thing up in another thread, once, in the midst of whatever calls it."""

    def __init__(self) -> None:
        self.shared: Any = None
        self.key: Any = None
        self.got: list[Any] = []

    def __call__(self) -> None:
        if self.shared is None:
            return
        shared, self.shared = self.shared, None
        thread = Thread(target=lambda: self.got.append(shared[self.key]))
        thread.start()
        thread.join()


def test_a_value_of_a_page_that_is_made_later() -> None:
    asking = Asking()

    def make() -> str:
        asking()
        return "text"

    page = Page(lambda: {"title": "A"}, {"content": make})
    asking.shared, asking.key = page, "content"
    assert page["content"] == "text"
    assert asking.got == ["text"]
    assert dict(page) == {"title": "A", "content": "text"}


def test_an_item_that_is_read_when_asked_for() -> None:
    asking = Asking()

    class Interrupted(int):
        """An index in whose comparison another thread asks for another item."""

        def __ne__(self, other: object) -> bool:
            asking()
            return int(self) != other

        __hash__ = int.__hash__

    items = Lazy(lambda key: {"key": key}, ["a", "b"])
    assert items[1] == {"key": "b"}
    asking.shared, asking.key = items, 0
    assert items[Interrupted(1)] == {"key": "b"}
    assert asking.got == [{"key": "a"}]


def test_a_folder_of_data_that_is_listed_when_asked_for(tmp_path: Path) -> None:
    asking = Asking()

    class Slow(Data):
        def _listing(self) -> list[str]:
            asking()
            return super()._listing()

    (tmp_path / "a.yml").write_text("b: 1\n", "utf-8")
    data = Slow(tmp_path, tmp_path)
    asking.shared, asking.key = data, "a"
    assert data["a"] == {"b": 1}
    assert asking.got == [{"b": 1}]
