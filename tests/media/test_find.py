"""From the address in a post to a file of its site."""

from __future__ import annotations

from pathlib import Path

import pytest

from convert.media.find import Place, candidates, is_remote

ROOT = Path("/site")


@pytest.mark.parametrize(
    ("url", "place", "expected"),
    [
        ("/assets/a.png", Place(ROOT), ["assets/a.png"]),
        ("/base/assets/a.png", Place(ROOT, baseurl="/base"), ["assets/a.png", "base/assets/a.png"]),
        ("a.png", Place(ROOT, origin="_posts/x.md"), ["a.png", "_posts/a.png"]),
        (
            "img/a.png",
            Place(ROOT, origin="_posts/x.md", url=lambda: "/2020/01/x.html"),
            ["2020/01/img/a.png", "_posts/img/a.png", "img/a.png"],
        ),
        ("../a.png", Place(ROOT, origin="_posts/x.md", url=lambda: "/2020/x/"), ["2020/a.png", "a.png"]),
        (
            "a.png",
            Place(ROOT, origin="_posts/x.md", media="/assets/trip/"),
            ["assets/trip/a.png", "a.png", "_posts/a.png"],
        ),
        ("/assets/a.png", Place(ROOT, media="trip"), ["assets/a.png"]),
        ("/assets/%E5%9B%BE%20a.png?v=2#x", Place(ROOT), ["assets/图 a.png"]),
        ("/../../etc/passwd", Place(ROOT), ["etc/passwd"]),
        ("..\\..\\secret.png", Place(ROOT), ["secret.png"]),
        ("https://blog.example.org/a/b.png", Place(ROOT, address="https://blog.example.org"), ["a/b.png"]),
        ("", Place(ROOT), []),
        ("#top", Place(ROOT), []),
        ("/a%00b.png", Place(ROOT), []),
    ],
)
def test_an_address_leads_to_files_of_the_site(url: str, place: Place, expected: list[str]) -> None:
    assert [str(file.relative_to(ROOT)) for file in candidates(url, place)] == expected


@pytest.mark.parametrize(
    ("url", "remote"),
    [
        ("https://cdn.example.net/a.png", True),
        ("//cdn.example.net/a.png", True),
        ("https://blog.example.org/a.png", False),
        ("//BLOG.example.org/a.png", False),
        ("/a.png", False),
        ("a:b.png", False),
    ],
)
def test_only_the_sites_own_host_is_not_remote(url: str, remote: bool) -> None:
    assert is_remote(url, Place(ROOT, address="https://blog.example.org")) is remote


def test_a_link_out_of_the_site_is_not_followed(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    site.mkdir()
    outside.mkdir()
    (outside / "a.png").write_bytes(b"x")
    (site / "out").symlink_to(outside)
    (site / "loop").symlink_to(site / "loop")
    assert candidates("/out/a.png", Place(site)) == ()
    assert candidates("/loop/a.png", Place(site)) == ()
