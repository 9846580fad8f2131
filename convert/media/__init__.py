"""Images: found, read, decoded, cleaned. Nothing is fetched from a network."""
