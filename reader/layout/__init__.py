"""Values, width and theme to rows of marked spans: the whole reader screen, without a terminal."""
