"""A file of text to an article with paragraphs, roles and metadata."""
