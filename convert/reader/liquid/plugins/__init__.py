"""Tags of plug-ins in their plainest reading: a link, an image, text, or their content.

``table`` says what kind of thing a well-known tag makes, ``readings`` what each kind is written as; a tag that nobody
knows is judged by what it is handed (``readings.of_arguments``).
"""

from __future__ import annotations
