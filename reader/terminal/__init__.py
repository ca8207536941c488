"""A terminal as cells: raw-mode guard, first painter, difference encoder; the standard library alone."""
