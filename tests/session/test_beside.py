"""A folder read and compared in another process: the same answers, told as they are found, called off at once."""

import threading
from pathlib import Path

import pytest

from reader import session
from reader.beside import Beside
from reader.errors import DiptychError
from reader.session import Cancelled

SHARED = "The harbour bridge will close on Monday for repairs that engineers say will take six weeks in all."


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Three articles, two of which share a sentence, and a file that is none."""
    for number, rest in enumerate(("Ferries run instead.", "A petition is under way.")):
        (tmp_path / f"{number}.txt").write_text(f"Headline {number}\n\n{SHARED} {rest}\n")
    (tmp_path / "2.txt").write_text("Cup final tonight\n\nThe cup final is played tonight before a full house.\n")
    (tmp_path / "3.txt").write_bytes(b"\0\1\2\3" * 100)
    return str(tmp_path)


class TestReadingBeside:
    def test_gives_what_reading_here_gives(self, folder: str) -> None:
        found: list[str] = []
        told: list[tuple[int, int]] = []

        def tell(done: int, of: int) -> bool:
            told.append((done, of))
            return True

        read = Beside().open_folder(folder, tell, found=lambda article: found.append(article.path))
        here = session.open_folder(folder)
        assert read.articles == here.articles and read.sigla == here.sigla
        assert list(map(str, read.problems)) == list(map(str, here.problems))
        assert found == [article.path for article in here.articles] and told[-1] == (3, 4)

    def test_a_folder_that_cannot_be_read_is_the_same_line(self, tmp_path: Path) -> None:
        with pytest.raises(DiptychError, match="none") as here:
            session.open_folder(str(tmp_path / "none"))
        with pytest.raises(DiptychError, match="none") as beside:
            Beside().open_folder(str(tmp_path / "none"))
        assert str(here.value) == str(beside.value)

    def test_is_not_led_astray_by_a_module_in_the_readers_folder(
        self, folder: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Path(folder, "pickle.py").write_text("raise SystemExit(9)\n")
        monkeypatch.chdir(folder)
        assert len(Beside().open_folder(folder).articles) == 3


class TestComparingBeside:
    def test_gives_what_comparing_here_gives(self, folder: str) -> None:
        here = session.open_folder(folder)
        found: list[str] = []
        pairs = Beside().pairs_of(here, found=lambda pair: found.append(pair.left))
        assert pairs == session.pairs_of(here) and len(found) == len(pairs) == 1


class TestCallingOff:
    def test_by_the_answer_to_progress(self, folder: str) -> None:
        with pytest.raises(Cancelled):
            Beside().open_folder(folder, lambda _done, _of: False)

    def test_from_another_thread(self, folder: str) -> None:
        work = Beside()
        begun, go_on = threading.Event(), threading.Event()
        ended: list[BaseException] = []

        def tell(_done: int, _of: int) -> bool:
            begun.set()
            return go_on.wait(60)

        def read() -> None:
            try:
                work.open_folder(folder, tell)
            except Cancelled as stop:
                ended.append(stop)

        thread = threading.Thread(target=read)
        thread.start()
        assert begun.wait(60)
        work.end()
        go_on.set()
        thread.join(60)
        assert ended
