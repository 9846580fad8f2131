"""Measurements: ratios against peers in one run on one machine, with versions printed."""
