"""One event or two: what both quote proves one, what neither has of the other's words and figures speaks for two."""

from tests.collation.texts import compare, linked

ONE = (
    "The mayor of Ostby, Karin Lund, resigned on Monday after a report on the swimming hall that was never opened.",
    "The hall has swallowed 41 million crowns since 2019, and 62 cracks were counted in its basin.",
    '"I signed what I was given and I should have read it," Lund said. "Leaks are no small print."',
    "Her deputy, Tor Bakke, is to lead the town council until the election in autumn.",
    "Auditors found that 17 warnings of the builders had been filed away unread, three of them marked urgent.",
)
TOLD_ANEW = (
    "Nobody has ever swum in it, and now it has brought down Karin Lund, who governed Ostby for nine years.",
    '"I signed what I was given and I should have read it," she told those who had come. "Leaks are no small print."',
    "Swimmers in the town have been taking the bus to the next valley for a long time.",
    "Builders had sent letters, urgent ones among them, and not one of the warnings was ever read, say the auditors.",
    "Deputy Tor Bakke is to lead the council until the election in autumn.",
)
MOULD = (
    "The mayor of Ostby, Karin Lund, resigned on Monday after a report on the {} that was never opened.",
    "The {} has swallowed {} million crowns since {}, and {} cracks were counted in its {}.",
    "{}",
    "Auditors found that {} warnings of the builders had been filed away unread, {} of them marked urgent.",
    "The next meeting of the town council on the matter is to be held in public, in {} days, with {} speakers.",
)


def moulded(thing: str, part: str, said: str, *figures: int) -> list[str]:
    millions, year, cracks, warnings, urgent, days, speakers = figures
    return [
        MOULD[0].format(thing),
        MOULD[1].format(thing, millions, year, cracks, part),
        MOULD[2].format(said),
        MOULD[3].format(warnings, urgent),
        MOULD[4].format(days, speakers),
    ]


def test_what_both_quote_lets_few_words_link_where_all_else_is_told_anew() -> None:
    assert linked(compare(ONE, TOLD_ANEW)) == {(0, 0), (2, 1), (3, 4), (4, 3)}


def test_without_the_words_of_the_same_mouth_the_same_paragraphs_prove_nothing() -> None:
    silent = [line for line in TOLD_ANEW if '"' not in line]
    assert (4, 2) not in linked(compare(ONE, silent))


def test_two_stories_in_one_mould_with_other_words_and_figures_are_linked_by_long_copies_alone() -> None:
    hall = moulded(
        "hall",
        "basin",
        '"Chlorine, tiles, pumps and a promise: everything about this pool was paid twice and delivered never," she '
        'told the assembly. "My father poured concrete and he would have wept at such walls."',
        *(41, 2019, 62, 17, 13, 24, 35),
    )
    bridge = moulded(
        "bridge",
        "deck",
        '"Cables were ordered from a catalogue by somebody who cannot swim or count," said the engineer on Friday. '
        '"Lorries will go round by the forest road, children will walk, and winter comes early this year."',
        *(88, 2007, 29, 54, 11, 46, 73),
    )
    found = compare(hall, bridge)
    assert all(link.kind != "rewrite" for link in found.links)
    assert (2, 2) not in linked(found)
