"""Themes as Textual and Rich see them: a strip for a row, and colours for the few widgets that are Textual's own."""

from dataclasses import replace
from functools import lru_cache
from typing import Final

from rich.color import Color
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.strip import Strip
from textual.theme import BUILTIN_THEMES
from textual.theme import Theme as TextualTheme

from reader.layout import marks
from reader.layout.model import Row
from reader.terminal.abilities import Depth, of_palette, reduced_style
from reader.terminal.style import (
    BOLD,
    DIM,
    ITALIC,
    REVERSE,
    STRIKE,
    UNDERLINE,
    Colour,
    Style,
)
from reader.themes import Theme

_NAMES_OF_SIXTEEN: Final = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")


class Looks:
    """One theme on one terminal."""

    def __init__(self, theme: Theme, depth: Depth) -> None:
        self.theme = theme
        """As it was read."""
        self.depth = depth
        """Colours that the terminal has."""
        self._styles: dict[int, RichStyle] = {}

    def style(self, mark: int) -> RichStyle:
        """How a segment with this sum of marks looks."""
        style = self._styles.get(mark)
        if style is None:
            style = self._styles[mark] = rich_style(reduced_style(self.theme.style(mark), self.depth))
        return style

    def strip(self, row: Row, width: int) -> Strip:
        """A row as Textual draws it; neighbours of one style become one segment."""
        segments: list[Segment] = []
        text, style = "", None
        for piece in row:
            own = self.style(piece.mark)
            if own is style:
                text += piece.text
                continue
            if text:
                segments.append(Segment(text, style))
            text, style = piece.text, own
        if text:
            segments.append(Segment(text, style))
        return Strip(segments, width)


@lru_cache(1024)
def rich_style(style: Style) -> RichStyle:
    """The same look for Rich; a colour that is None stays the terminal's own."""
    attrs = style.attrs
    return RichStyle(
        color=_rich_colour(style.fg),
        bgcolor=_rich_colour(style.bg),
        bold=bool(attrs & BOLD),
        dim=bool(attrs & DIM),
        italic=bool(attrs & ITALIC),
        underline=bool(attrs & UNDERLINE),
        reverse=bool(attrs & REVERSE),
        strike=bool(attrs & STRIKE),
    )


def _rich_colour(colour: Colour) -> Color | None:
    if colour is None:
        return None
    return Color.from_ansi(colour) if isinstance(colour, int) else Color.from_rgb(*colour)


def textual_theme(looks: Looks) -> TextualTheme:
    """What Textual's own widgets (the palette, the line for searching) are coloured with: a few of our marks."""
    text, current = looks.theme.style(marks.TEXT), looks.theme.style(marks.SELECTION)
    key, rule = looks.theme.style(marks.KEY), looks.theme.style(marks.RULE)
    foreground, background = _css_colour(text.fg), _css_colour(text.bg)
    current_foreground, current_background = _css_colour(current.fg), _css_colour(current.bg)
    if current.attrs & REVERSE or current.bg is None:
        # Textual's lists leave reverse out, and black on white is the nearest.
        current_foreground, current_background = "ansi_black", "ansi_white"
    # Every variable that a widget of Textual may name, by its own theme for the terminal's sixteen colours.
    ground = BUILTIN_THEMES["ansi-light" if looks.theme.dark is False else "ansi-dark"]
    return replace(
        ground,
        name=theme_name(looks),
        primary=_css_colour(key.fg),
        accent=_css_colour(key.fg),
        foreground=foreground,
        background=background,
        surface=background,
        panel=background,
        boost=background,
        variables={
            **ground.variables,
            "quiet": _css_colour(looks.theme.style(marks.DIM).fg),
            "border": _css_colour(rule.fg),
            "border-blurred": _css_colour(rule.fg),
            "block-cursor-foreground": current_foreground,
            "block-cursor-background": current_background,
            "block-cursor-text-style": "none",
            "input-cursor-text-style": "none",
            "block-cursor-blurred-foreground": current_foreground,
            "block-cursor-blurred-background": current_background,
            "block-hover-background": background,
            "input-cursor-foreground": current_foreground,
            "input-cursor-background": current_background,
            "input-selection-foreground": current_foreground,
            "input-selection-background": current_background,
        },
    )


def theme_name(looks: Looks) -> str:
    """Textual's name for it; its own themes keep theirs."""
    return f"diptych-{looks.theme.name}"


def _css_colour(colour: Colour) -> str:
    if colour is None:
        return "ansi_default"
    if isinstance(colour, int) and colour < len(_NAMES_OF_SIXTEEN) * 2:
        bright, index = divmod(colour, len(_NAMES_OF_SIXTEEN))
        return f"ansi_{'bright_' if bright else ''}{_NAMES_OF_SIXTEEN[index]}"
    red, green, blue = of_palette(colour) if isinstance(colour, int) else colour
    return f"#{red:02x}{green:02x}{blue:02x}"
