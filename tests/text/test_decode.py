"""Any bytes become text, or one line that names the file and the way out."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import ArticleProblem
from reader.text import decode as decoding
from reader.text.decode import decode, read_source
from reader.text.model import Source

ENGLISH = "“We won’t,” said the café’s owner – a naïve señor – on Thursday. It cost £5m."


def read(folder: Path, data: bytes) -> Source:
    path = folder / "article.txt"
    path.write_bytes(data)
    return read_source(str(path))


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
    def test_unicode_of_any_width_is_read_without_a_notice(self, tmp_path: Path, encoding: str) -> None:
        source = read(tmp_path, ENGLISH.encode(encoding))
        assert source.text == ENGLISH
        assert source.notices == ()

    def test_utf_16_with_a_mark_and_either_order(self, tmp_path: Path) -> None:
        assert read(tmp_path, b"\xfe\xff" + ENGLISH.encode("utf-16-be")).text == ENGLISH
        assert read(tmp_path, b"\xff\xfe" + ENGLISH.encode("utf-16-le")).text == ENGLISH

    @pytest.mark.parametrize(
        "text",
        [
            ENGLISH,
            "It’s here.",
            "a café",
            "El presidente dijo que la reunión será el próximo año en España, según él.",
            "Die Außenminister trafen sich am Donnerstag in Köln, hieß es aus Kreisen der Länder.",
            "Le président a été élu l’année dernière ; « c’est fini », a-t-il déclaré à Nîmes.",
        ],
    )
    def test_western_bytes_are_read_as_cp1252_and_said_so(self, tmp_path: Path, text: str) -> None:
        source = read(tmp_path, text.encode("cp1252"))
        assert source.text == text
        assert source.encoding == "cp1252"
        assert "Windows-1252" in source.notices[0]

    @pytest.mark.parametrize(
        ("encoding", "text"),
        [
            (
                "cp1251",
                "Министр иностранных дел России Сергей Лавров заявил в четверг, что переговоры продолжатся. " * 3,
            ),
            ("shift_jis", "日本の首相は木曜日に会談すると述べた。" * 10),
            ("cp1250", "Prezydent powiedział, że spotkanie odbędzie się w środę w Łodzi, źle. " * 5),
        ],
    )
    def test_other_old_encodings_are_guessed_with_a_notice(self, tmp_path: Path, encoding: str, text: str) -> None:
        source = read(tmp_path, text.encode(encoding))
        assert source.text == text
        assert "guessed" in source.notices[0]

    def test_damaged_utf_8_stays_utf_8(self, tmp_path: Path) -> None:
        data = (ENGLISH * 3).encode()
        source = read(tmp_path, data[:-20] + b"\xff" + data[-20:])
        assert source.encoding == "utf-8"
        assert source.text.replace("\ufffd", "") == ENGLISH * 3
        assert source.notices == ("1 place is no UTF-8 and shown as \ufffd",)


class TestLineEnds:
    def test_every_kind_of_line_end_becomes_a_line_feed(self, tmp_path: Path) -> None:
        assert read(tmp_path, b"a\r\nb\rc\nd\r\n").text == "a\nb\nc\nd\n"

    def test_what_only_some_programs_call_a_line_end_stays(self, tmp_path: Path) -> None:
        odd = "a\x0bb\x0cc\x1cd\x85e\u2028f" + "long enough to be text " * 10
        assert read(tmp_path, odd.encode()).text == odd


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("data", "what"),
        [
            (b"", "is empty"),
            (b" \r\n\t\n", "white space"),
            ("\ufeff\xa0\n\u2003\u200b".encode(), "white space"),
            (b"\x7fELF\x02\x01\x01\x00\x00\x00text", "binary"),
            (b"words and then a \x00", "binary"),
            (bytes(range(1, 32)) * 10, "binary"),
            (b"%PDF-1.7 words", "PDF"),
            (b"PK\x03\x04", "zip"),
            (b"\x89PNG\r\n", "picture"),
        ],
    )
    def test_what_is_no_article_says_so_in_one_line(self, tmp_path: Path, data: bytes, what: str) -> None:
        with pytest.raises(ArticleProblem, match=what) as caught:
            read(tmp_path, data)
        line = str(caught.value)
        assert line.startswith(str(tmp_path / "article.txt"))
        assert ";" in line
        assert "\n" not in line
        assert caught.value.exit_code == 1

    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(ArticleProblem, match="no such file"):
            read_source(str(tmp_path / "none.txt"))

    def test_a_name_that_goes_through_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_text("x")
        with pytest.raises(ArticleProblem, match="no such file"):
            read_source(str(tmp_path / "a" / "b"))

    def test_a_folder_is_told_apart(self, tmp_path: Path) -> None:
        with pytest.raises(ArticleProblem, match="is a folder; give a file in it"):
            read_source(str(tmp_path))

    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(ArticleProblem, match="is a pipe"):
            read_source(str(tmp_path / "pipe"))

    def test_a_device(self) -> None:
        with pytest.raises(ArticleProblem, match="is a device"):
            read_source("/dev/zero")

    def test_a_socket(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        with socket.socket(socket.AF_UNIX) as end:
            end.bind("s")
            with pytest.raises(ArticleProblem, match="is a socket"):
                read_source("s")

    def test_a_loop_of_links(self, tmp_path: Path) -> None:
        (tmp_path / "a").symlink_to("b")
        (tmp_path / "b").symlink_to("a")
        with pytest.raises(ArticleProblem, match="loop"):
            read_source(str(tmp_path / "a"))

    def test_names_that_no_file_has(self) -> None:
        with pytest.raises(ArticleProblem, match="no name"):
            read_source("a\0b")
        with pytest.raises(ArticleProblem, match="longer"):
            read_source("a" * 5000)

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_that_may_not_be_read(self, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text("words")
        (tmp_path / "secret").chmod(0)
        with pytest.raises(ArticleProblem, match="may not be read"):
            read_source(str(tmp_path / "secret"))

    def test_a_file_over_the_cap(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(decoding, "MAX_BYTES", 10)
        assert read(tmp_path, b"0123456789").text == "0123456789"
        with pytest.raises(ArticleProblem, match="larger"):
            read(tmp_path, b"0123456789a")


class TestAnyBytes:
    @given(st.binary(max_size=80))
    @settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    def test_no_bytes_end_in_another_error(self, data: bytes) -> None:
        try:
            decoded = decode("x", data)
        except ArticleProblem:
            return
        assert decoded.encoding
        "".join(decoded.text).encode("utf-8")

    @given(st.text(min_size=1, max_size=80).filter(lambda text: "\0" not in text))
    def test_utf_8_is_never_taken_for_another_encoding(self, text: str) -> None:
        try:
            decoded = decode("x", text.encode())
        except ArticleProblem:
            return
        assert decoded.text in {text, text.removeprefix("\ufeff")}
        assert decoded.notices == ()
