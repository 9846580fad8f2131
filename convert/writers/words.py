"""The few words that a document adds to a post, and its dates, in the post's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

import msgspec

from convert.language_tags import is_right_to_left, primary


class Words(msgspec.Struct, frozen=True):
    """The words of one language; ``original`` and ``missing`` end as their label must, before what follows."""

    digest: str
    notes: str
    original: str
    missing: str
    picture: str
    table: str
    contents: str
    start: str
    title_page: str
    posts: str  # of a count: "{} posts"
    untitled: str
    undated: str
    separator: str  # between names
    post: str = ""  # of one, where it is counted otherwise than many: "{} post"
    access: str = "Text, headings and contents can be read aloud; pictures are described where the post describes them."

    def counted(self, posts: int) -> str:
        """Return how many posts there are: 1 post, 2 posts."""
        form = self.post if posts == 1 and self.post else self.posts
        return form.format(posts)


_ENGLISH: Final = Words(
    digest="Abstract", notes="Notes", original="Original: ", missing="Image not available: ", picture="Image",
    table="Table", contents="Contents", start="Beginning", title_page="Title page", posts="{} posts", post="{} post",
    untitled="Untitled", undated="Undated", separator=", ",
)  # fmt: skip

_WORDS: Final = {
    "en": _ENGLISH,
    "zh": Words(
        digest="摘要", notes="注释", original="原文：", missing="图片未能取得：", picture="图片", table="表格",
        contents="目录", start="正文", title_page="扉页", posts="共 {} 篇", untitled="无题", undated="未注日期",
        separator="、",
        access="正文、标题与目录可由读屏软件朗读；图片的说明以原文所有为准。",
    ),
    "zh-hant": Words(
        digest="摘要", notes="註釋", original="原文：", missing="圖片未能取得：", picture="圖片", table="表格",
        contents="目錄", start="正文", title_page="扉頁", posts="共 {} 篇", untitled="無題", undated="未註日期",
        separator="、",
        access="正文、標題與目錄可由讀屏軟體朗讀；圖片的說明以原文所有為準。",
    ),
    "ja": Words(
        digest="要約", notes="注", original="原文：", missing="画像を取得できません：", picture="画像", table="表",
        contents="目次", start="本文", title_page="扉", posts="全{}件", untitled="無題", undated="日付なし",
        separator="、",
        access="本文、見出し、目次は読み上げに対応しています。画像の説明は元の記事によります。",
    ),
    "ko": Words(
        digest="요약", notes="주석", original="원문: ", missing="이미지를 가져올 수 없음: ", picture="이미지",
        table="표", contents="차례", start="본문", title_page="속표지", posts="글 {}편", untitled="제목 없음",
        undated="날짜 없음",
        separator=", ",
        access="본문, 제목, 차례는 소리 내어 읽을 수 있습니다. 그림 설명은 원문에 있는 것을 따릅니다.",
    ),
    "ar": Words(
        digest="ملخص", notes="حواش", original="الأصل: ", missing="تعذر الحصول على الصورة: ", picture="صورة",
        table="جدول", contents="المحتويات", start="البداية", title_page="صفحة العنوان", posts="عدد المقالات: {}",
        untitled="بلا عنوان", undated="بلا تاريخ", separator="، ",
        access="يمكن قراءة النص والعناوين والمحتويات بصوت عال، وتوصف الصور حيث يصفها المقال.",
    ),
    "de": Words(
        digest="Zusammenfassung", notes="Anmerkungen", original="Original: ", missing="Bild nicht verfügbar: ",
        picture="Bild", table="Tabelle", contents="Inhalt", start="Anfang", title_page="Titelseite",
        posts="{} Beiträge", post="{} Beitrag", untitled="Ohne Titel", undated="Ohne Datum", separator=", ",
        access="Text, Überschriften und Inhalt können vorgelesen werden; Bilder sind "
        "beschrieben, wo der Beitrag es tut.",
    ),
    "fr": Words(
        digest="Résumé", notes="Notes", original="Original : ", missing="Image non disponible : ", picture="Image",
        table="Tableau", contents="Sommaire", start="Début", title_page="Page de titre", posts="{} articles",
        post="{} article", untitled="Sans titre", undated="Sans date", separator=", ",
        access="Texte, titres et sommaire peuvent être lus à voix haute ; les images "
        "sont décrites là où l’article le fait.",
    ),
    "es": Words(
        digest="Resumen", notes="Notas", original="Original: ", missing="Imagen no disponible: ", picture="Imagen",
        table="Tabla", contents="Índice", start="Inicio", title_page="Portada", posts="{} artículos",
        post="{} artículo", untitled="Sin título", undated="Sin fecha", separator=", ",
        access="El texto, los títulos y el índice pueden leerse en voz alta; las imágenes "
        "se describen donde el artículo lo hace.",
    ),
    "it": Words(
        digest="Sommario", notes="Note", original="Originale: ", missing="Immagine non disponibile: ",
        picture="Immagine", table="Tabella", contents="Indice", start="Inizio", title_page="Frontespizio",
        posts="{} articoli", post="{} articolo", untitled="Senza titolo", undated="Senza data", separator=", ",
        access="Testo, titoli e indice possono essere letti ad alta voce; le immagini "
        "sono descritte dove lo fa l’articolo.",
    ),
    "pt": Words(
        digest="Resumo", notes="Notas", original="Original: ", missing="Imagem não disponível: ", picture="Imagem",
        table="Tabela", contents="Sumário", start="Início", title_page="Folha de rosto", posts="{} artigos",
        post="{} artigo", untitled="Sem título", undated="Sem data", separator=", ",
        access="Texto, títulos e sumário podem ser lidos em voz alta; as imagens são descritas onde o artigo o faz.",
    ),
    "ru": Words(
        digest="Аннотация", notes="Примечания", original="Оригинал: ", missing="Изображение недоступно: ",
        picture="Изображение", table="Таблица", contents="Содержание", start="Начало", title_page="Титульный лист",
        posts="Статей: {}", untitled="Без названия", undated="Без даты", separator=", ",
        access="Текст, заголовки и содержание можно прочитать вслух; изображения описаны там, где их описывает статья.",
    ),
}  # fmt: skip

_MONTHS: Final = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}

_MONTHS_ALONE: Final = {
    **_MONTHS,
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
}
"""Months without a day, where a language has another form for them."""

_TRADITIONAL: Final = ("hant", "tw", "hk", "mo")


def words(lang: str) -> Words:
    """Return the words of a language, the English ones where we have none."""
    if primary(lang) == "zh" and any(part in _TRADITIONAL for part in lang.lower().split("-")):
        return _WORDS["zh-hant"]
    return _WORDS.get(primary(lang), _ENGLISH)


def family(lang: str) -> str:
    """Return the class by which the style sheet sets a language: zh, ja, ko, rtl or latin."""
    if is_right_to_left(lang):
        return "rtl"
    return primary(lang) if primary(lang) in {"zh", "ja", "ko"} else "latin"


def shown_date(date: datetime, lang: str) -> str:
    """Return a day as the language writes it, in the date's own zone: 2022年1月11日, 11 January 2022."""
    match primary(lang):
        case "zh" | "ja":
            return f"{date.year}年{date.month}月{date.day}日"
        case "ko":
            return f"{date.year}년 {date.month}월 {date.day}일"
        case ("en" | "fr" | "it" | "ar") as name:
            return f"{date.day} {_month(date, name)} {date.year}"
        case "de":
            return f"{date.day}. {_month(date, 'de')} {date.year}"
        case ("es" | "pt") as name:
            return f"{date.day} de {_month(date, name)} de {date.year}"
        case "ru":
            return f"{date.day} {_month(date, 'ru')} {date.year} г."
        case _:
            return f"{date.year:04}-{date.month:02}-{date.day:02}"


def shown_span(dates: Iterable[datetime], lang: str) -> str:
    """Return from which day to which, as the language writes them: one day alone, nothing without any."""
    found = sorted(dates)
    return " – ".join(dict.fromkeys(shown_date(date, lang) for date in (*found[:1], *found[-1:])))


def shown_month(year: int, month: int, lang: str) -> str:
    """Return a month as the language writes it: 2022年1月, January 2022."""
    name = primary(lang)
    if name in {"zh", "ja"}:
        return f"{year}年{month}月"
    if name == "ko":
        return f"{year}년 {month}월"
    if name in {"es", "pt"}:
        return f"{_MONTHS_ALONE[name].split()[month - 1]} de {year}"
    if name in _MONTHS_ALONE:
        return f"{_MONTHS_ALONE[name].split()[month - 1]} {year}"
    return f"{year:04}-{month:02}"


def _month(date: datetime, lang: str) -> str:
    return _MONTHS[lang].split()[date.month - 1]
