"""What a change in one place of copied text is called, by the words that stand there."""

import pytest

from tests.collation.divergence_story import told

STORY = "The harbour board met on Tuesday evening and"
REST = "the plan for a second bridge over the river at the old ferry landing."

CHANGED = {
    "two verbs of speaking that credit nobody with words": (
        f"{STORY} dismissed {REST}",
        f"{STORY} scoffed at {REST}",
        ["saying-verb: dismissed | scoffed at"],
    ),
    "refusing in two ways": (
        "The mayor refused to say whom the town suspected of opening the gate.",
        "The mayor would not say whom the town suspected of opening the gate.",
        ["saying-verb: refused to | would not"],
    ),
    "two nouns that could be verbs of speaking": (
        "The weather office had issued a fog warning for boats on the lower river.",
        "The weather office had issued a fog alert for boats on the lower river.",
        ["wording: warning | alert"],
    ),
    "one people against another": (
        "The hotel guests, most of them French and British, were taken out in buses before dawn.",
        "The hotel guests, most of them French and German, were taken out in buses before dawn.",
        ["place: British | German"],
    ),
    "a people at the end of a change": (
        "The minister paid tribute to Norwegian diplomats who had carried messages between the camps.",
        "The minister thanked Swedish diplomats who had carried messages between the camps.",
        ["wording: paid tribute to | thanked", "place: Norwegian | Swedish"],
    ),
    "two spans of time": (
        "Their accounts stayed frozen for months while the bank looked into the matter.",
        "Their accounts stayed frozen for weeks while the bank looked into the matter.",
        ["number: months | weeks"],
    ),
    "a figure before its unit on one side": (
        "The hearing broke off after two hours because the judge felt unwell.",
        "The hearing broke off after hours because the judge felt unwell.",
        ["number: two hours | hours"],
    ),
    "some of those named": (
        "She said only two of the four letters had mentioned the new software.",
        "She said only one of the four letters had mentioned the new software.",
        ["number: two | one"],
    ),
    "metres, not millions": (
        "The water stood as high as 2.4 metres in the market square on Friday night.",
        "The water stood as high as 2.4m in the market square on Friday night.",
        ["formal: 2.4 metres | 2.4m"],
    ),
    "a share against points of it": (
        "The regional share of the tax will rise by 1.5 percentage points next year.",
        "The regional share of the tax will rise by 1.5 per cent next year.",
        ["number: 1.5 percentage points | 1.5 per cent"],
    ),
    "a verb's particle is no bound": (
        "The government has offered to take over 3.6 billion euros of the debt by spring.",
        "The government has offered to take over €3.6 billion of the debt by spring.",
        ["formal: 3.6 billion euros | €3.6 billion"],
    ),
    "two degrees of the possible": (
        "The company said the figure might fall below last year's in the second half.",
        "The company said the figure could fall below last year's in the second half.",
        ["modality: might | could"],
    ),
    "no other certainty": (
        "No drug has been proven to slow the disease in people over sixty.",
        "No drug has been shown to slow the disease in people over sixty.",
        ["wording: proven | shown"],
    ),
    "somebody else who speaks": (
        "A spokeswoman for the town hall said the sirens had been tested in May.",
        "A spokesman for the town hall said the sirens had been tested in May.",
        ["speaker: A spokeswoman for the town hall | A spokesman for the town hall"],
    ),
    "a helping verb dropped in a quotation, with its verb": (
        "“The problem is what the water has brought with it,” the fire chief said.",
        "“The problem is what the water brought with it,” the fire chief said.",
        ["quote-wording: has brought | brought"],
    ),
}


@pytest.mark.parametrize(("left", "right", "lines"), CHANGED.values(), ids=CHANGED)
def test_a_change_in_one_place_is(left: str, right: str, lines: list[str]) -> None:
    assert told(left, right) == lines
