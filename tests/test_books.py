"""Books: ids that stay, headings as shown, posts read when asked for."""

from __future__ import annotations

from datetime import datetime

from convert.books import Book, chapter_id, headings, identity, outline
from convert.nodes import Heading, Meta, Paragraph, Post, Quote, Source, Text


def heading(level: int, text: str = "标题", name: str | None = None) -> Heading:
    return Heading(level, (Text(text),), id=name)


def post(slug: str, *blocks: Heading, date: str = "2022-01-11T08:00:00+08:00") -> Post:
    return Post(
        Meta(title=slug, lang="zh-CN", date=datetime.fromisoformat(date), slug=slug, origin=f"_posts/{slug}.md"), blocks
    )


def test_a_heading_never_skips_a_level() -> None:
    shown = outline(post("a", *(heading(level) for level in (3, 5, 6, 4, 1, 2))))
    assert [found.level for found in headings(shown)] == [2, 3, 4, 3, 2, 3]


def test_ids_are_unique_and_the_posts_own_come_first() -> None:
    shown = outline(post("a", heading(2, name="one"), heading(2, name="one"), heading(2), heading(2, name="one-2")))
    ids = [found.id for found in headings(shown)]
    assert ids[0] == "one"
    assert ids[3] == "one-2"
    assert len(set(ids)) == 4


def test_headings_in_quotes_are_outlined_too() -> None:
    quoted = Post(Meta(), (Quote((heading(4), Paragraph((Text("x"),)))), heading(4)))
    assert [found.level for found in headings(outline(quoted))] == [2, 2]


def test_a_post_without_headings_is_left_as_it_is() -> None:
    plain = post("a")
    assert outline(plain) is plain


def test_chapter_ids_come_from_the_post_alone() -> None:
    alone = [chapter.id for chapter in Book.of([post("b")]).chapters]
    among = [chapter.id for chapter in Book.of([post("a"), post("b"), post("中文")]).chapters]
    assert alone[0] == among[1]
    assert all(name.isascii() and name.startswith("p") for name in among)


def test_the_same_post_twice_is_two_chapters() -> None:
    first, second = (chapter.id for chapter in Book.of([post("a"), post("a")]).chapters)
    assert (first, second) == (chapter_id(post("a")), f"{first}-2")


def test_neighbours_of_one_month_share_a_section() -> None:
    book = Book.of([post("a"), post("b"), post("c", date="2022-02-01T00:00:00+08:00")])
    assert [chapter.section for chapter in book.chapters] == ["2022-01", "2022-01", "2022-02"]


def test_a_posts_identity_is_its_sources_address() -> None:
    one = Post(Meta(title="a"), source=Source(url="https://news.example/1"))
    other = Post(Meta(title="b"), source=Source(url="https://news.example/1"))
    assert identity(one) == identity(other) != identity(Post(Meta(title="a")))


def test_a_volume_keeps_its_identity_as_it_grows() -> None:
    assert Book.of([post("a")], title="卷").uuid == Book.of([post("a"), post("b")], title="卷").uuid


def test_identities_of_two_sites_stay_apart() -> None:
    posts = [Post(Meta(title="Welcome", origin="_posts/a.md", site=site)) for site in ("https://a.example", "B", "")]
    assert len({identity(post) for post in posts}) == 3
    assert len({Book.of([post], title="卷").uuid for post in posts}) == 3


def test_chapters_can_be_read_again() -> None:
    book = Book.of([post("a"), post("b")])
    assert list(book.chapters) == list(book.chapters)


def test_posts_that_come_once_make_a_whole_book_too() -> None:
    book = Book.of(post(slug) for slug in ("a", "b"))
    assert [[chapter.post.meta.slug for chapter in book.chapters] for _ in range(2)] == [["a", "b"]] * 2
