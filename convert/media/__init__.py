"""Images: found, read, decoded, cleaned. Fetching, off by default, is the only network."""
