"""A folder of articles: which files are articles, and which pairs of them may share text."""
