"""A pool with deadlines, the pandoc child, Typst in process: alone start processes."""
