"""Bytes to text: read rightly or refused, never garbled."""

from __future__ import annotations

import pytest

from convert.errors import EncodingError, LimitError
from convert.front_matter import decode
from convert.limits import POST_BYTES
from convert.notes import Code

CHINESE = "---\ntitle: 说明\n---\n我们在这里说明一下情况，大家都知道，这是第一次有人提出的问题。\n"
JAPANESE = "これは日本語の文章です。東京の天気は晴れです。明日も晴れるでしょう。時間がありません。\n" * 3
KOREAN = "이것은 한국어 문장입니다. 오늘은 날씨가 매우 좋습니다. 우리는 학교에 갑니다.\n" * 3
TAIWAN = "我們在這裡說明一下情況，大家都知道，這是第一次有人提出的問題。\n" * 3


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_a_mark_vouches_for_is_read(codec: str) -> None:
    text, _ = decode(CHINESE.encode(codec))
    assert text == CHINESE


def test_gb18030_is_read_when_it_is_certain_and_said() -> None:
    text, notes = decode(CHINESE.encode("gb18030"))
    assert text == CHINESE
    assert [note.code for note in notes] == [Code.ENCODING_GUESSED]


@pytest.mark.parametrize(
    ("text", "codec"),
    [(JAPANESE, "euc_jp"), (JAPANESE, "cp932"), (KOREAN, "euc_kr"), (TAIWAN, "big5"), ("déjà vu, señor\n", "cp1252")],
)
def test_other_encodings_are_refused_unless_declared(text: str, codec: str) -> None:
    with pytest.raises(EncodingError):
        decode(text.encode(codec))
    assert decode(text.encode(codec), declared=codec)[0] == text
    declared = f"---\nencoding: {codec}\n---\n{text}"
    assert decode(declared.encode(codec)) == (declared, ())


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("gb2312", "gb18030"),
        ("Shift_JIS", "cp932"),
        ("Windows-31J", "cp932"),
        ("big5", "cp950"),
        ("macRoman", "mac-roman"),
    ],
)
def test_what_ruby_or_a_system_calls_an_encoding_is_read(declared: str, codec: str) -> None:
    text = {"gb18030": "朱镕基\n", "cp932": "①番\n", "cp950": "一年級　碁恒\n", "mac-roman": "déjà\n"}[codec]
    assert decode(text.encode(codec), declared=declared) == (text, ())


@pytest.mark.parametrize(
    ("data", "declared", "advice"),
    [
        (b"d\xe9j\xe0 vu", None, "declare what it is in: encoding: windows-1252 "),
        (b"d\xe9j\xe0 vu \xff", "shift_jis", "SHIFT_JIS. Save the file as UTF-8, or declare the encoding"),
        (b"\xef\xbb\xbfd\xe9j", "windows-1252", "UTF-8. Save the file as UTF-8."),
    ],
)
def test_what_to_do_is_what_helps(data: bytes, declared: str | None, advice: str) -> None:
    with pytest.raises(EncodingError) as caught:
        decode(data, declared=declared)
    assert advice in str(caught.value)


def test_every_encoding_that_is_advised_can_be_declared() -> None:
    with pytest.raises(EncodingError) as caught:
        decode(b"d\xe9j\xe0 vu")
    advised = str(caught.value).rpartition("encoding: ")[2].replace("(or", ",").strip(" …).").split(",")
    for name in advised:
        assert decode("a é ж 中 か".encode(name.strip(), "ignore"), declared=name.strip())


@pytest.mark.parametrize("name", ["rot13", "zip", "unicode_escape", "idna", "nonsense"])
def test_a_declared_transform_is_no_encoding(name: str) -> None:
    with pytest.raises(EncodingError):
        decode("é".encode("cp1252"), declared=name)


@pytest.mark.parametrize(
    "bad", [b"\xe4\xbd ", b"a \xc0\x80 b", b"\xed\xa0\xbd\xed\xb8\x80", b"\xf5\x80\x80\x80", b"\xff\xfe\x00"]
)
def test_a_byte_that_is_no_text_is_located(bad: bytes) -> None:
    head = b"" if bad.startswith(b"\xff\xfe") else "---\ntitle: 半\n---\n前半".encode()
    with pytest.raises(EncodingError) as caught:
        decode(head + bad, "p.md")
    assert str(caught.value).startswith(f"p.md:{head.count(10) + 1}:")


def test_a_binary_file_is_called_one() -> None:
    with pytest.raises(EncodingError, match="not text"):
        decode(b"\x89PNG\r\n" + bytes(200), "p.md")


def test_a_file_beyond_the_limit_is_refused() -> None:
    with pytest.raises(LimitError):
        decode(b"x" * (POST_BYTES + 1))
