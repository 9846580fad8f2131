"""Images: found, read, decoded, cleaned. Fetching, off by default, is the only network."""

from convert.media.find import Place
from convert.media.picture import Missing, Picture

__all__ = ["Missing", "Picture", "Place"]
