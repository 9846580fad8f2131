"""What Jekyll knows of a site: configuration, defaults, permalinks, a stream of posts."""
