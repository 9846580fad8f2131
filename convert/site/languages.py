"""Which language a post is in: what it says of itself, else what its letters say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from convert.patterns import pattern
from convert.site.frequent_words import AZERI, LETTERED, OWN_LETTERS, PLAIN
from convert.site.letters import letters_by_script

_TAG: Final = pattern(
    r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|[0-9]{3}))?(?:[.@].*)?\Z", re.ASCII | re.IGNORECASE
)
_WRONG: Final = {"cn": "zh-CN", "jp": "ja", "kr": "ko", "ua": "uk", "gr": "el", "cz": "cs"}
"""Codes of countries that people write for a language."""

_FOLDERS: Final = frozenset({
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "ja",
    "ko", "lt", "lv", "nl", "pl", "pt", "ro", "ru", "sk", "sr", "sv", "th", "tr", "uk", "ur", "vi", "zh",
})  # fmt: skip
"""Languages that a folder may name; codes that are words as well (it, is, no, my, so) are left out."""

_SAMPLE: Final = 20_000
"""Characters that are looked at: more do not change the answer."""
_NOISE: Final = pattern(r"```[^`]*```|`[^`\n]*`|<[^<>]*>|\]\([^()\n]*\)|https?://[^\s<>]*|\{[%{][^{}]*[%}]\}")
"""Code, tags, addresses and Liquid: their letters say nothing of the text's language."""

_LETTERS_OF_WORD: Final = 3
"""A Han, kana or hangul letter says as much as three letters of an alphabet."""
_LEAST: Final = 0.25
"""Share of the letters that a script needs to name the language before Latin: technical posts are full of Latin."""
_KANA: Final = 0.15
"""Share of kana among Han and kana that makes a text Japanese; a Chinese one quotes less."""

_SIMPLIFIED: Final = frozenset(
    "国们这个来时会对发学说过还没为与从现问开关经长车东马门见让认实应当点电华业产动机体样报价资银证"
)
_TRADITIONAL: Final = frozenset(
    "國們這個來時會對發學說過還沒為與從現問開關經長車東馬門見讓認實應當點電華業產動機體樣報價資銀證"
)
_JAPANESE: Final = frozenset("発挙戦経済実験売読対応駅広変働込県検権総続様観関歴帰転伝単専桜処黒楽薬齢鉄円図気沢")
"""Characters of a form that Chinese has under neither reckoning: a Japanese headline may be without kana."""
_PERSIAN: Final = frozenset("پچژگکی")
_URDU: Final = frozenset("ٹڈےںہھ")
_UKRAINIAN: Final = frozenset("іїєґІЇЄҐ")

_WORD: Final = pattern(r"[^\W\d_]+")
_WORDS_OF_HUNDRED: Final = 8
"""Words of a hundred that must be frequent ones of a language: running text has over twenty."""
_TWO: Final = 2
"""One word or character of a language, however often it comes, does not speak for it (``a versus b``), nor does a word
of one letter."""
_THREE: Final = 3
"""Words that speak for a language of which there are neighbours."""
_LEAST_LETTERS: Final = 5
_LETTERS_OF_HUNDRED: Final = 3
"""Letters of its own that speak for a language, and how many of a hundred they must be: a few stand in names."""
_ALONE: Final = frozenset({"en", "de", "fr", "es", "pt", "it", "nl"})
"""Languages of which two words speak."""


def language_tag(name: object) -> str | None:
    """Return a BCP 47 tag for what a site calls a language (``zh_CN``, ``en_US.UTF-8``, ``cn``), None if it is none."""
    found = _TAG.match(name.strip()) if isinstance(name, str) else None
    if not found:
        return None
    language, script, region = found.groups()
    if not script and not region and language.lower() in _WRONG:
        return _WRONG[language.lower()]
    parts = (language.lower(), script and script.capitalize(), region and region.upper())
    return "-".join(part for part in parts if part)


def language_of_path(parts: Iterable[str]) -> str | None:
    """Return the language that a folder of a path names (``en``, ``zh_CN``), None if none does."""
    for part in parts:
        tag = language_tag(part)
        if tag and tag.partition("-")[0] in _FOLDERS and ("." not in part and "@" not in part):
            return tag
    return None


def detect_language(text: str) -> str:
    """Return the BCP 47 tag that the letters of a text speak for, ``und`` if they do not say.

    Chinese is ``zh-CN`` or ``zh-TW`` where its characters are of one kind, else ``zh``.
    """
    plain = _NOISE.sub(" ", text[:_SAMPLE])
    if plain.isascii():
        return _latin(plain)
    characters = Counter(plain)
    scripts = letters_by_script(characters)
    cjk = scripts["han"] + scripts["kana"] + scripts["hangul"]
    weights = {
        "cjk": cjk * _LETTERS_OF_WORD,
        **{name: scripts[name] for name in ("arabic", "hebrew", "cyrillic", "greek", "thai", "devanagari")},
    }
    total = sum(weights.values()) + scripts["latin"]
    name = max(weights, key=lambda key: weights[key])
    if not total or weights[name] < total * _LEAST:
        return _latin(plain)
    return _cjk(characters, scripts) if name == "cjk" else _alphabet(plain, name)


def same_script(tag: str, detected: str) -> bool:
    """Say if a language that a site claims for all its posts can be that of a text."""
    return _family(tag) == _family(detected) or detected == "und"


def _family(tag: str) -> str:
    language = tag.partition("-")[0]
    if language in ("ru", "uk", "bg", "sr", "be", "mk", "kk", "mn"):
        return "cyrillic"
    if language in ("ar", "fa", "ur", "ps", "ckb"):
        return "arabic"
    return language if language in ("zh", "ja", "ko", "he", "el", "th", "hi") else "latin"


def _cjk(characters: Counter[str], scripts: Counter[str]) -> str:
    if scripts["hangul"] > scripts["han"] + scripts["kana"]:
        return "ko"
    if scripts["kana"] > (scripts["han"] + scripts["kana"]) * _KANA:
        return "ja"
    simplified = sum(characters.get(character, 0) for character in _SIMPLIFIED)
    traditional = sum(characters.get(character, 0) for character in _TRADITIONAL)
    japanese = _JAPANESE & characters.keys()
    if len(japanese) >= _TWO and len(japanese) > max(simplified, traditional):
        return "ja"
    if simplified > traditional * 4:
        return "zh-CN"
    return "zh-TW" if traditional > simplified * 4 else "zh"


def _alphabet(text: str, script: str) -> str:
    if script == "arabic":
        if any(character in _URDU for character in text):
            return "ur"
        persian = sum(character in _PERSIAN for character in text)
        return "fa" if persian * 100 > sum("\u0600" <= character <= "\u06ff" for character in text) * 2 else "ar"
    if script == "cyrillic":
        ukrainian = sum(character in _UKRAINIAN for character in text)
        return "uk" if ukrainian * 100 > sum("\u0400" <= character < "\u0530" for character in text) * 2 else "ru"
    return {"hebrew": "he", "greek": "el", "thai": "th", "devanagari": "hi"}[script]


def _latin(text: str) -> str:
    """Return the language whose frequent words a text has most of, as they are written but at a sentence's start.

    ``Los`` and ``Die`` are parts of names; in running text each such word comes in small letters.
    """
    words = Counter(_WORD.findall(text))
    found = {tag: known & words.keys() for tag, known in _known(text).items()}
    counts = {tag: sum(words[word] for word in several) for tag, several in found.items()}
    best = max(counts, key=lambda tag: counts[tag])
    speaking = sum(len(word) > 1 for word in found[best])
    enough = speaking >= (_TWO if best in _ALONE else _THREE)
    return best if enough and counts[best] * 100 >= words.total() * _WORDS_OF_HUNDRED else _by_letters(text)


def _known(text: str) -> dict[str, frozenset[str]]:
    """Return the frequent words of the languages that a text may be in by its letters."""
    if text.isascii():
        return PLAIN
    letters = set(text)
    lettered = {tag: words for tag, (own, words) in LETTERED.items() if not letters.isdisjoint(own)}
    return PLAIN | {tag: frozenset(words.split()) for tag, words in lettered.items()}


def _by_letters(text: str) -> str:
    """Return the language whose very own letters a text has a good part of, ``und`` if there is none."""
    if text.isascii() or AZERI in text:
        return "und"
    letters = Counter(letter for letter in text.lower() if letter.isalpha())
    own = {tag: sum(letters[letter] for letter in known) for tag, known in OWN_LETTERS.items()}
    best = max(own, key=lambda tag: own[tag])
    enough = max(_LEAST_LETTERS, letters.total() * _LETTERS_OF_HUNDRED // 100)
    return best if own[best] >= enough else "und"
