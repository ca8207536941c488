"""The reader without a screen: a key, and lines that answer it, for a screen reader, a braille line, a plain terminal.

What is said is made by pure functions of the page and the place; talks ask and answer; only `console` knows a terminal.
"""
