"""Sums over days of the calendar, without the import of one."""


def weekday(year: int, month: int, day: int) -> int:
    """Day of the week, Monday 0 (Sakamoto's method)."""
    shifted = year - (month < 3)
    leaps = shifted // 4 - shifted // 100 + shifted // 400
    return (shifted + leaps + (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)[month - 1] + day - 1) % 7


def day_number(year: int, month: int, day: int) -> int:
    """Days since a fixed day, for differences (Fliegel and Van Flandern)."""
    shift = (14 - month) // 12
    years = year + 4800 - shift
    return day + (153 * (month + 12 * shift - 3) + 2) // 5 + 365 * years + years // 4 - years // 100 + years // 400
