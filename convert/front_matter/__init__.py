"""The YAML block above a post, and YAML as Jekyll reads it."""
