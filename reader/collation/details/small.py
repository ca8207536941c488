"""Small words by what they do: articles, auxiliaries, prepositions. English only."""

from typing import Final

ARTICLES: Final = frozenset({"a", "an", "the"})
DETERMINERS: Final = frozenset({*ARTICLES, "its", "their", "his", "her", "our", "this", "that", "these", "those"})
AUXILIARY: Final = frozenset(["has", "have", "had", "is", "are", "was", "were", "be", "been", "being"])
MODALS: Final = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must"})
HELPING: Final = AUXILIARY | MODALS
VERBAL: Final = HELPING | frozenset({"who", "which", "that", "do", "does", "did", "not"})
RELATION: Final = frozenset({
    "of", "to", "in", "on", "at", "by", "with", "from", "into", "onto", "about", "above", "across", "after",
    "against", "along", "amid", "among", "around", "before", "behind", "below", "beneath", "beside", "between",
    "beyond", "during", "for", "inside", "near", "off", "over", "past", "since", "through", "throughout",
    "toward", "towards", "under", "until", "up", "upon", "via", "within", "without", "a", "an", "the", "some",
    "as", "much", "many",
})  # fmt: skip
PREPOSITIONS: Final = RELATION - {"a", "an", "the", "some", "as", "much", "many", "of", "with", "about"}
"""What a phrase of its own may begin with, that says where, when or how."""
ADVERBS: Final = frozenset({
    "only", "just", "now", "still", "also", "already", "even", "again", "very", "too", "here", "there", "more", "than",
    "over", "most", "much", "almost", "nearly", "under", "less", "about", "around", "some", "while", "although",
    "though", "because", "as", "but", "and", "for", "so", "which", "that",
})  # fmt: skip
NEGATIVE: Final = frozenset({"not", "never", "no", "none", "nor", "neither", *VERBAL})
SENSE: Final = frozenset({
    "not", "no", "never", "none", "nor", "neither", "and", "or", "but", "all", "some", "any", "most", "many", "few",
    "both", "only", "if", "unless", "without", "before", "after", "until", "because", "although", "than", "more",
    "less",
})  # fmt: skip
"""Small words whose change turns the sense, whatever stands for them."""
BEFORE_DETAIL: Final = frozenset(
    {"a", "an", "the", "at", "in", "on", "of", "from", "to", "by", "until", "since", "for"}
)
PERSONAL: Final = frozenset({
    "i", "you", "he", "she", "it", "we", "they", "him", "her", "them", "us", "his", "its", "their", "our", "my",
    "who", "whom", "whose",
})  # fmt: skip
CLASSES: Final = (VERBAL, RELATION, PERSONAL, ADVERBS, NEGATIVE)
"""A change within one class is told, a chance pair of two classes is not."""
COURTESY: Final = frozenset({"mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady", "dr"})
