"""Notes, links by hand and facts on the screen: what their keys do, the lists and the form."""
