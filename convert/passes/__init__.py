"""Post → Post: a file a repair or a role; profiles hold their data."""
