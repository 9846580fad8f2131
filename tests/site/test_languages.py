"""Which language a post is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.site.languages import detect_language, language_of_path, language_tag
from tests.site.conftest import MakeSite

TEXTS = [
    ("我们来说说这个国家的经济问题，银行报价没有发生变化。", "zh-CN"),
    ("我們來說說這個國家的經濟問題，銀行報價沒有發生變化。", "zh-TW"),
    ("今天天气很好。`const veryLongIdentifierName = anotherName()` 我们出门。", "zh-CN"),
    ("春眠不覺曉", "zh"),
    ("今日は天気がとても良いです。東京へ行きます。", "ja"),
    ("오늘은 날씨가 매우 좋습니다.", "ko"),
    ("هذا نص باللغة العربية عن الطقس اليوم", "ar"),
    ("این یک متن فارسی است که چیزی می‌گوید", "fa"),
    ("זהו טקסט בעברית על מזג האוויר", "he"),
    ("Это текст на русском языке о погоде", "ru"),
    ("Це текст українською мовою про погоду і її зміни", "uk"),
    ("This is the text of a post that is about the weather.", "en"),
    ("Das ist der Text und er ist nicht lang.", "de"),
    ("Ceci est une phrase pour les gens qui aiment le pain.", "fr"),
    ("El perro y la casa de los vecinos que no son para una fiesta.", "es"),
    ("Αυτό είναι ένα κείμενο", "el"),
    ("Łódka nie wróciła na czas, ale rybacy już czekali przy brzegu i nikt się nie bał, że jest późno.", "pl"),
    ("Loď se nevrátila včas, ale rybáři už čekali na břehu a nikdo si nemyslel, že je pozdě.", "cs"),
    ("Loď sa nevrátila načas, ale rybári už čakali na brehu a nikto nebol smutný, keď sa ukázala ďaleko.", "sk"),
    ("Brod se nije vratio na vrijeme, ali su ribari već čekali na obali i više nego što je bilo potrebno.", "hr"),
    ("Ladja se ni vrnila, ribiči pa so že čakali na obali, ker je bilo pozno in ker niso bili žejni, ali če.", "sl"),
    ("Tekne zamanında dönmedi ama balıkçılar kıyıda bekliyordu ve daha sonra çok geç olduğu için ayrıldılar.", "tr"),
    ("Balıkçılar kıyıda ağlarını onardı, çocuklar oynadı.", "tr"),
    ("Balıqçılar sahildə torlarını təmir etdi, uşaqlar oynadı, dəniz sakit idi.", "und"),
    ("Con thuyền không về đúng giờ, nhưng những người đánh cá đã chờ trên bờ và không ai lo.", "vi"),
    ("Båten kom inte tillbaka i tid, men fiskarna väntade på stranden och ingen var rädd för att det var sent.", "sv"),
    (
        "Båden kom ikke tilbage til tiden, men fiskerne ventede på den, og ingen var bange for det efter at se den.",
        "da",
    ),
    (
        "Båten kom ikke tilbake i tide, men fiskerne ventet på den, og ingen var redde for det etter at se den.",
        "nb",
    ),
    ("Vene ei palannut ajoissa, mutta kalastajat odottivat rannalla ja oli myös selvää, että he ovat siellä.", "fi"),
    ("Paat ei tulnud õigel ajal, aga kalurid ootasid rannas ja oli selge, kui hilja see on, siis ka meil.", "et"),
    ("A hajó nem jött vissza időben, de a halászok már vártak és az egész falu tudta, hogy ez még nem baj.", "hu"),
    (
        "Barca nu a venit la timp, dar pescarii așteptau pe mal și nu era nimeni care să se teamă din această cauză.",
        "ro",
    ),
    (
        "La barca no va tornar a temps, però els pescadors esperaven amb les xarxes i això és el que els va salvar.",
        "ca",
    ),
    (
        "Perahu itu tidak kembali tepat waktu, tetapi para nelayan sudah menunggu di pantai dengan lampu untuk mereka.",
        "id",
    ),
    ("Báturinn kom ekki til baka, en það var ljóst að þeir biðu við höfnina og sem betur fer með ljós.", "is"),
    ("The walk in Łódź with Wałęsa and Gdańsk was on the way, and we were there for the day.", "en"),
    ("Łódź Gdańsk Wrocław Poznań", "und"),
    ("for (var i = 0; i < n; i++) { do { set(på, i) } }", "und"),
    ("Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore.", "und"),
    ("Ang bangka ay hindi bumalik sa oras, na ikinalungkot ng mga mangingisda sa baybayin.", "und"),
    ("foo bar baz", "und"),
    ("Plot x versus y quickly.", "und"),
    ("npm install y yarn add x, yarn add y", "und"),
    ("Meet me near Los Angeles, El Paso, La Paz or San Diego.", "und"),
    ("Die hard. Die Hard 2 also. Die again.", "und"),
    ("a + b is o", "und"),
    ("We met in the rain.", "en"),
    ("東京都知事選挙結果発表", "ja"),
    ("大阪府知事選挙", "zh"),
    ("広島與東京的銀行、車站、門市開會時發現問題", "zh-TW"),
    ("12345 ---", "und"),
    ("", "und"),
]


@pytest.mark.parametrize(("text", "tag"), TEXTS)
def test_the_letters_say_the_language(text: str, tag: str) -> None:
    assert detect_language(text) == tag


@pytest.mark.parametrize(
    ("name", "tag"),
    [("zh_CN", "zh-CN"), ("ZH-hant-tw", "zh-Hant-TW"), ("en_US.UTF-8", "en-US"), ("cn", "zh-CN"), ("jp", "ja"),
     ("en", "en"),
     ("x_!!", None), ("english", None), (5, None), (None, None), ("", None)],
)  # fmt: skip
def test_names_of_languages_become_tags(name: object, tag: str | None) -> None:
    assert language_tag(name) == tag


@pytest.mark.parametrize(
    ("path", "tag"),
    [("_posts/en", "en"), ("zh_CN/_posts", "zh-CN"), ("it/_posts", None), ("a/b", None), ("fr.old", None)],
)
def test_a_folder_names_a_language_where_it_can_be_no_word(path: str, tag: str | None) -> None:
    assert language_of_path(path.split("/")) == tag


@pytest.mark.parametrize(
    ("path", "front", "config", "tag"),
    [
        ("_posts/2020-01-02-x.md", "lang: fr", "lang: de", "fr"),
        ("_posts/2020-01-02-x.md", "locale: pt_BR", "", "pt-BR"),
        ("_posts/ja/2020-01-02-x.md", "a: 1", "lang: de", "ja"),
        ("_posts/2020-01-02-x.md", "a: 1", "locale: zh-Hans", "zh-Hans"),
        ("_posts/2020-01-02-x.md", "a: 1", "lang: en", "zh-CN"),
        ("_posts/2020-01-02-x.md", "lang: x_!!", "", "zh-CN"),
    ],
)
def test_what_is_said_counts_before_the_letters(
    make_site: MakeSite, path: str, front: str, config: str, tag: str
) -> None:
    site = make_site({path: f"---\n{front}\n---\n我们这个国家的经济问题。\n"}, config)
    assert site.source(site.root / path).meta.lang == tag


@given(st.text())
def test_any_text_has_a_tag(text: str) -> None:
    assert language_tag(detect_language(text))
