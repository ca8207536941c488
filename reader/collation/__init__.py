"""Two articles to a collation: links, runs, divergences and shares."""
