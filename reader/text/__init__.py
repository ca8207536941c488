"""Bytes to decoded text to tokens, sentences and quotations, each with offsets; the gate for display text."""
