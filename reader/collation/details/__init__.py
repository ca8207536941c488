"""The details of two linked passages: what each side reads, of which type, and whether the two agree."""
