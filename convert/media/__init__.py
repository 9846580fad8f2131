"""Images: found, read, decoded, cleaned. Nothing is fetched from a network."""

from convert.media.find import Place
from convert.media.picture import Missing, Picture

__all__ = ["Missing", "Picture", "Place"]
