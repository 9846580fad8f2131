"""Frequent short words of languages in Latin letters, and the letters of those that have some beside A to Z.

Words that English or a programming language has too (``for``, ``do``, ``var``) are left out of most: many posts are on
programming. Languages that are seldom meant stand here as well, lest they be taken for their neighbours.
"""

from __future__ import annotations

from typing import Final

PLAIN: Final = {
    tag: frozenset(words.split())
    for tag, words in {
        "en": "the and of to is that with for this are you it was not be a in or by has have from at we can if your",
        "de": "der die und das ist nicht mit ein eine den von zu auf für ich im dem des sich wir wie auch bei",
        "fr": "le la les et des est une dans pour que qui sur pas du ce je nous vous avec au aux ou",
        "es": "el la los que y en una por con para las del se es como no lo su al más pero mi",
        "pt": "o os que e uma para não com em do da se mais como por na no um eu ao são",
        "it": "il di che e la per un una sono con non della gli del è i nel da si ma più alla",
        "nl": "de het een en van is dat niet met op voor zijn te aan ook ik er bij wordt als",
        "id": "yang dan di dari untuk dengan itu pada adalah tidak akan ke dalam juga bisa karena atau oleh saya",
        "ms": "yang dan di daripada untuk dengan itu pada ialah tidak akan ke dalam juga boleh kerana atau oleh saya",
    }.items()
}
"""What may be told without a letter of its own."""

LETTERED: Final = {
    "ca": (
        "àèéíòóúç",
        "el la els les que en una per amb no és al del com més però són als aquest també ha dels va ens",
    ),
    "cs": ("ěřůčšž", "se je že na jako jsou ale jsem které který také byl podle jeho už nebo když při bylo ve není si"),
    "da": ("æøå", "og det som en er på af med den til ikke har jeg et fra vi kan så når havde også eller efter blev"),
    "et": ("äöõü", "ja ei see oli mis kui aga ka või selle ning olid tema oma pole siis mida mille seda veel"),
    "fi": ("äö", "ja ei että oli mutta kun myös hän ovat tai jos niin kuin sen joka mukaan ole voi nyt ollut olen"),
    "hr": ("čćđšž", "je na se da za su od koji što kao ali nije ili iz nego te sve bila biti samo više"),
    "hu": ("őűáéíóöü", "az és hogy nem egy ez csak már mint volt még kell lehet vagy azt amely után ezt itt"),
    "is": ("þðæ", "og að er í á sem það við ekki fyrir með hann eru frá til ég þar því hún"),
    "nb": ("æøå", "og det som en er på av med den til ikke har jeg et fra vi kan så når hadde også eller etter ble å"),
    "pl": ("ąęłśżźćń", "nie się na że jest jak ale dla przez co tym są czy od po który być tylko jego oraz może już"),
    "ro": ("șțşţăîâ", "și şi să în este pe cu din nu la mai pentru care sunt fost după într ale dar am ca"),
    "sk": ("ľĺŕôčšťž", "sa je že na pre ako sú ale som ktoré ktorý tiež bol podľa jeho už alebo keď pri bolo aj nie"),
    "sl": ("čšž", "je na se da za so ki tudi pa kot ali ne iz še pri lahko ter bil bilo če"),
    "sv": ("åäö", "och att det som en är på av med den till inte har jag ett från vi kan så när hade också eller"),
    "tr": ("ğışç", "bir ve bu için ile olarak çok daha olan gibi kadar ama değil sonra her göre ancak şu ya onun"),
    "vi": (
        "ăđơưạảấầẩậắằặẹẻếềểệịọỏốồổộớờởợụủứừửựỳỹ",
        "của và là có không được cho trong một các những với người này khi để từ đã như đến tôi về",
    ),
}
"""By the letters of which any text of some length has one, and the words."""

OWN_LETTERS: Final = {"tr": "ığ", "vi": "ơưạảấầẩậắằếềểệốồổộớờởợứừửự"}
"""Letters that no other language has but Azeri, whose most frequent vowel is none of Turkish."""
AZERI: Final = "ə"
