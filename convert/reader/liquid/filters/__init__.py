"""The filters of Liquid 4 and of Jekyll, by name.

``SITE`` holds those that are also handed the run's state, ``SCOPED`` those that evaluate expressions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from convert.reader.liquid.filters import dates, expressions, lists, numbers, strings, urls, words

PLAIN: Final[Mapping[str, Callable[..., object]]] = {
    **strings.FILTERS,
    **words.FILTERS,
    **numbers.FILTERS,
    **lists.FILTERS,
}
SITE: Final[Mapping[str, Callable[..., object]]] = {**urls.FILTERS, **dates.FILTERS, **words.SITE_FILTERS}
SCOPED: Final[Mapping[str, Callable[..., object]]] = expressions.FILTERS
