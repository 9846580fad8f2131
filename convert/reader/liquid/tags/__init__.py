"""Jekyll's own tags, as python-liquid takes them."""
