"""The output folder: whole files, and of each a hash of what it was made from: one that is as it should be stays."""
