"""From bytes to text: UTF-8, UTF-16 by its mark, other encodings when they are declared, GB18030 when it is certain."""

from __future__ import annotations

import codecs
import re
from typing import Final

from convert.errors import EncodingError, LimitError, Position
from convert.limits import POST_BYTES
from convert.notes import Code, Note, Severity

_KNOWN: Final = frozenset({
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb2312", "gbk", "gb18030", "big5", "big5hkscs", "cp950", "shift_jis",
    "cp932", "euc_jp", "iso2022_jp", "euc_kr", "cp949", "koi8-r", "koi8-u", "ascii", "iso8859-1", "iso8859-2",
    "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-9", "iso8859-10",
    "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255",
    "cp1256", "cp1257", "cp1258", "cp874", "tis-620", "cp437", "cp850", "cp852", "cp866", "mac-roman", "mac-cyrillic",
})  # fmt: skip
"""Codecs that a post may declare, under Python's names: text encodings that sites were written in, no transforms."""

_RUBYS_NAMES: Final = {"windows-31j": "cp932", "cswindows31j": "cp932", "windows-874": "cp874"}
"""Names that a site's ``encoding`` may have, since Ruby knows them, and Python does not."""

_WIDER: Final = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "cp950", "shift_jis": "cp932", "euc_kr": "cp949"}
"""What files really are in that declare a standard which their system had extended: 镕 is not in GB 2312."""

_DECLARED: Final = rb"(?:\A|[\r\n])encoding:[ \t]*[\"']?([A-Za-z0-9_.:-]+)"
_HEAD: Final = 4096
"""Bytes in which a declaration is looked for."""

_SAVE: Final = "Save the file as UTF-8"
_DECLARE: Final = (
    f"{_SAVE}, or declare what it is in: encoding: windows-1252 (or windows-1251, gb18030, big5, shift_jis, euc-kr …)."
)

_FREQUENT: Final = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学"
    "法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天"
    "政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者"
    "最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期"
)
"""The most frequent characters of modern Chinese: about 60 of 100 characters of running text are among them."""
_CERTAIN_CHARACTERS: Final = 12
_CERTAIN_SHARE: Final = 0.25
"""Korean or Japanese text read as GB18030 has under a tenth of frequent characters, cut UTF-8 next to none."""


def decode(data: bytes, path: str = "-", declared: str | None = None) -> tuple[str, tuple[Note, ...]]:
    """Return the text of a file and what had to be guessed; a byte-order mark goes, line ends stay.

    ``declared`` is the site's ``encoding``; a line ``encoding: …`` near the top of the file counts before it.
    Errors: EncodingError with the line of the first byte that is no text; LimitError for a file too long.
    """
    if len(data) > POST_BYTES:
        raise LimitError(f"longer than {POST_BYTES:,} bytes. Split it.", Position(path))
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _marked(data, len(mark), codec, path)
    if _is_binary(data):
        raise EncodingError("not text but a binary file. Save it as UTF-8 text.", Position(path))
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _not_utf8(data, path, declared, error)


def _marked(data: bytes, skip: int, codec: str, path: str) -> tuple[str, tuple[Note, ...]]:
    """Decode what a byte-order mark vouches for."""
    try:
        text = data[skip:].decode(codec)
    except UnicodeDecodeError as error:
        raise _undecodable(data, path, error.start + skip, codec.upper(), f"{_SAVE}.") from None
    if codec == "utf-8":
        return text, ()
    return text, (Note(Code.ENCODING_GUESSED, "read as UTF-16, as its byte-order mark says", Severity.INFO),)


def _is_binary(data: bytes) -> bool:
    """Say if NULs are no slip but the file's nature: one byte of ten."""
    return data.count(0) * 10 > len(data)


def _not_utf8(data: bytes, path: str, declared: str | None, error: UnicodeDecodeError) -> tuple[str, tuple[Note, ...]]:
    codec = _declared_codec(data, declared)
    if codec is not None:
        return _as_declared(data, path, codec), ()
    text = _certain_gb18030(data)
    if text is not None:
        return text, (Note(Code.ENCODING_GUESSED, "no encoding declared: read as GB18030"),)
    raise _undecodable(data, path, error.start, "UTF-8", _DECLARE)


def _as_declared(data: bytes, path: str, codec: str) -> str:
    start = 0
    for name in (codec, _WIDER.get(codec, codec)):
        try:
            return data.decode(name)
        except UnicodeDecodeError as error:
            start = error.start
    raise _undecodable(data, path, start, codec.upper(), f"{_SAVE}, or declare the encoding that it is in.")


def _declared_codec(data: bytes, declared: str | None) -> str | None:
    """Return Python's name of the encoding that the file or else the site declares, None for UTF-8 or unknown ones."""
    found = re.search(_DECLARED, data[:_HEAD])
    for name in (found.group(1).decode("ascii") if found else None, declared):
        try:
            codec = codecs.lookup(_RUBYS_NAMES.get(name.lower(), name)).name if name else ""
        except LookupError:
            continue
        if codec in _KNOWN and codec != "utf-8":
            return codec
    return None


def _certain_gb18030(data: bytes) -> str | None:
    """Return the text if the bytes can hardly be anything but Chinese in GB18030, else None."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    han = other = frequent = 0
    for character in text:
        if character < "\x80":
            continue
        if "\u4e00" <= character <= "\u9fff":
            han += 1
            frequent += character in _FREQUENT
        elif not (
            "\u2010" <= character <= "\u206f" or "\u3000" <= character <= "\u301f" or "\uff00" <= character <= "\uff60"
        ):
            other += 1
    certain = han >= _CERTAIN_CHARACTERS and frequent >= han * _CERTAIN_SHARE and other * 20 <= han
    return text if certain else None


def _undecodable(data: bytes, path: str, start: int, codec: str, advice: str) -> EncodingError:
    line = data.count(b"\n", 0, start) + 1
    column = start - data.rfind(b"\n", 0, start)
    value = f"0x{data[start]:02X}" if start < len(data) else "the end"
    return EncodingError(f"byte {start + 1} ({value}) is not {codec}. {advice}", Position(path, line, column))
