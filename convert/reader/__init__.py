"""Text → Post, a part a stage: Liquid, kramdown, HTML, AST."""
