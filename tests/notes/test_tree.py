import pytest

from reader.errors import SidecarProblem
from reader.notes.tree import MAX_BYTES, Value, decode, parse, value


def content(text: str) -> Value:
    return value(parse(text, "x.yaml"))


def refusal(text: str) -> str:
    with pytest.raises(SidecarProblem) as caught:
        content(text)
    return str(caught.value)


class TestEveryScalarIsText:
    @pytest.mark.parametrize(
        "word", ["no", "12:30", "010", "1e3", "null", "~", "2021-12-02", "0x1F", "true", "<<", "="]
    )
    def test_a_word_means_what_was_typed(self, word: str) -> None:
        assert content(f"key: {word}\n") == {"key": word}

    def test_nothing_is_an_empty_text(self) -> None:
        assert content("key:\n") == {"key": ""}

    def test_an_empty_file_is_an_empty_map(self) -> None:
        assert content("# only a remark\n") == {}

    def test_a_merge_key_merges_nothing(self) -> None:
        assert content("a: {<<: {b: c}}\n") == {"a": {"<<": {"b": "c"}}}


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("a: &x 1\n", "anchors"),
            ("a: *x\n", "aliases"),
            ("a: !!python/object:os.system x\n", "tags"),
            ("%TAG ! tag:x,2000:\n---\na: 1\n", "tags"),
            ("a: 1\nb: 2\na: 3\n", "twice"),
            ("? [a]\n: 1\n", "not a text"),
            ("a: 1\n---\nb: 2\n", "second document"),
            ("a: " + "[" * 30 + "]" * 30, "deeper"),
            ("a: \x07\n", "U+0007"),
            ("a: 'open\n", "quoted"),
        ],
    )
    def test_it_says_what_and_where(self, text: str, words: str) -> None:
        line = refusal(text)
        assert words in line
        assert line.startswith("x.yaml:")
        assert "column" in line
        assert "\n" not in line

    def test_the_line_is_that_of_the_mistake(self) -> None:
        assert refusal("a: 1\nb: 2\na: 3\n").startswith("x.yaml:3: column 1:")

    @pytest.mark.parametrize("text", ["[" * 100_000, "{" * 100_000, "- " * 100_000, "a: " * 100_000, "? " * 100_000])
    def test_deep_nesting_ends_in_a_line_and_not_in_a_crash(self, text: str) -> None:
        assert refusal(text)

    def test_too_large(self) -> None:
        with pytest.raises(SidecarProblem, match="larger than"):
            decode(b"a" * (MAX_BYTES + 1), "x")

    def test_not_utf8_tells_the_line(self) -> None:
        with pytest.raises(SidecarProblem, match="x:2: not UTF-8"):
            decode(b"a: 1\nb: \xff\n", "x")

    def test_conflict_marks_of_git(self) -> None:
        text = b"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> topic\n"
        with pytest.raises(SidecarProblem, match="x:2: git conflict marks"):
            decode(text, "x")
