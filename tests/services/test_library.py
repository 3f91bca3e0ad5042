"""The library: what a person who edits, renames, moves, copies and deletes files would expect of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader_app import documents
from reader_app.domain.annotation import Annotation
from reader_app.domain.article import Article
from reader_app.domain.changes import ChangeSet
from reader_app.domain.errors import Cancelled, ReaderError
from reader_app.services import storing
from reader_app.services.library import LibraryService
from reader_app.services.notes import NotesService
from reader_app.services.refresh import LibraryChanges
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.notes_store import NotesStore

TOO_LARGE = 65 << 20


def prose(seed: str, sentences: int = 30) -> str:
    """Text that shares little with that of another seed."""
    return "".join(f"{seed}的第{number}句说到{seed}{number * 7}件小事。" for number in range(sentences))


class House:
    """A library in a temporary folder, with its stores."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "文库"
        self.root.mkdir()
        self.folder = folder
        self._clock = 1_700_000_000
        self.open()

    def open(self) -> None:
        self.notes = NotesStore(self.folder / "data" / "notes.sqlite3")
        self.catalogue = Catalogue(self.folder / "cache" / "catalogue.sqlite3")
        self.library = LibraryService(self.root, self.catalogue, self.notes)

    def close(self) -> None:
        self.notes.close()
        self.catalogue.close()

    def write(self, path: str, text: str) -> Path:
        """Write a file with a time of its own, as edits seconds apart have."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        self._clock += 1
        os.utime(file, (self._clock, self._clock))
        return file

    def refresh(self) -> LibraryChanges:
        return self.library.refresh()

    def at(self, path: str) -> Article:
        return next(article for article in self.library.articles() if article.path == path)

    def ids(self) -> dict[str, str]:
        return {article.path: article.id for article in self.library.articles()}

    def mark(self, path: str) -> Annotation:
        service = NotesService(self.notes, lambda: "老王")
        article = self.at(path)
        made = service.new(article.id, self.library.open(article.id).document, 0, 2)
        service.apply(ChangeSet.put(made))
        return made


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.close()


def test_an_empty_folder_is_a_library(house: House) -> None:
    assert not house.refresh()
    assert house.library.articles() == ()
    assert house.library.name == "文库"


def test_articles_are_found_in_every_folder(house: House) -> None:
    house.write("甲.md", "# 实干\n\n空谈误国，实干兴邦。")
    house.write("时评/深/乙.TXT", "乙\n\n内容。")
    house.write("丙.html", "<h1>丙</h1><p>内容。</p>")
    house.write("不是文章.pdf", "x")
    house.write(".藏/丁.md", "x")
    house.write("时评/.丁.md", "x")
    changes = house.refresh()
    assert set(house.ids()) == {"甲.md", "时评/深/乙.TXT", "丙.html"}
    assert set(changes.added) == set(house.ids().values())
    article = house.at("甲.md")
    assert (article.title, article.words, article.summary) == ("实干", 10, "空谈误国，实干兴邦。")
    assert house.library.text(article.id) == "实干\n空谈误国，实干兴邦。"
    assert house.library.open(article.id).document.text == house.library.text(article.id)


def test_unchanged_files_are_not_read_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.write("甲.md", "甲")
    house.refresh()
    monkeypatch.setattr(documents, "read", lambda path: pytest.fail(f"read {path}"))
    assert not house.refresh()
    os.utime(house.root / "甲.md", (5, 5))  # touched: the same bytes need no parsing either
    assert not house.refresh()
    assert house.catalogue.files()["甲.md"].mtime_ns == 5_000_000_000


def test_an_edited_file_is_the_same_article(house: House) -> None:
    house.write("甲.md", "# 旧题\n\n旧内容")
    house.refresh()
    before = house.at("甲.md")
    house.write("甲.md", "# 新题\n\n完全不同的内容")
    changes = house.refresh()
    assert changes == LibraryChanges(changed=(before.id,))
    assert house.at("甲.md").id == before.id
    assert house.at("甲.md").title == "新题"


def test_a_renamed_file_is_the_same_article(house: House) -> None:
    house.write("甲.md", prose("甲"))
    house.refresh()
    before = house.ids()["甲.md"]
    (house.root / "甲.md").rename(house.root / "乙.md")
    changes = house.refresh()
    assert changes == LibraryChanges(moved=(before,))
    assert house.ids() == {"乙.md": before}
    assert house.at("乙.md").title == "乙"  # it had no title but its name


def test_a_moved_folder_takes_its_articles_along(house: House) -> None:
    for number in range(8):
        house.write(f"旧/{number % 2}/{number}.md", prose(str(number)))
    house.refresh()
    before = {path.removeprefix("旧/"): key for path, key in house.ids().items()}
    (house.root / "旧").rename(house.root / "新")
    house.write("旧/9.md", prose("9"))
    changes = house.refresh()
    ids = house.ids()
    assert {path.removeprefix("新/"): key for path, key in ids.items() if path != "旧/9.md"} == before
    assert set(changes.moved) == set(before.values())
    assert changes.added == (ids["旧/9.md"],)
    assert changes.removed == ()


def test_a_file_moved_and_edited_is_known_by_its_text(house: House) -> None:
    text = prose("学习")
    house.write("甲.md", f"# 甲\n\n{text}")
    house.write("乙.md", f"# 乙\n\n{prose('工作')}")
    house.refresh()
    before = house.ids()
    for name in before:
        (house.root / name).unlink()
    house.write("新/二.md", f"# 换了题目\n\n{text.replace('第3句', '第三句')}添上一句。")
    house.write("新/一.md", f"# 乙\n\n{prose('工作')[:200]}后面全部重写，{prose('别的', 12)}")
    house.write("新/三.md", f"# 丙\n\n{prose('新来')}")
    changes = house.refresh()
    ids = house.ids()
    assert ids["新/二.md"] == before["甲.md"]
    assert ids["新/一.md"] == before["乙.md"]  # same title, and part of the text
    assert changes.added == (ids["新/三.md"],)
    assert set(changes.moved) == set(changes.changed) == set(before.values())


def test_the_most_alike_file_is_the_article(house: House) -> None:
    text = prose("学习")
    house.write("甲.md", f"# 甲\n\n{text}")
    house.refresh()
    before = house.ids()["甲.md"]
    (house.root / "甲.md").unlink()
    house.write("a.md", f"# 甲\n\n{text[:300]}{prose('别的')}")
    house.write("b.md", f"# 甲\n\n{text}尾巴。")
    house.refresh()
    assert house.ids()["b.md"] == before
    assert house.ids()["a.md"] != before


def test_the_same_title_alone_makes_nobody_the_same(house: House) -> None:
    house.write("甲.md", f"# 一周要闻\n\n{prose('学习')}")
    house.refresh()
    before = house.ids()["甲.md"]
    (house.root / "甲.md").unlink()
    house.write("乙.md", f"# 一周要闻\n\n{prose('工作')}")
    changes = house.refresh()
    assert changes.removed == (before,)
    assert house.ids()["乙.md"] != before


def test_swapped_names_swap_nothing_else(house: House) -> None:
    house.write("甲.md", f"# 甲\n\n{prose('甲')}")
    house.write("乙.md", f"# 乙\n\n{prose('乙乙')}")
    house.refresh()
    before = house.ids()
    (house.root / "甲.md").rename(house.root / "丙")
    (house.root / "乙.md").rename(house.root / "甲.md")
    (house.root / "丙").rename(house.root / "乙.md")
    changes = house.refresh()
    assert house.ids() == {"甲.md": before["乙.md"], "乙.md": before["甲.md"]}
    assert set(changes.moved) == set(before.values())
    assert house.library.text(before["甲.md"]).startswith("甲\n")
    assert not house.refresh()


def test_a_file_replaced_by_another_text_keeps_its_place(house: House) -> None:
    house.write("甲.md", prose("甲"))
    house.refresh()
    before = house.ids()
    house.write("甲.md", prose("完全不同"))
    house.refresh()
    assert house.ids() == before


def test_a_file_moved_over_another_is_itself(house: House) -> None:
    house.write("甲.md", prose("甲"))
    house.write("乙.md", prose("乙乙"))
    house.refresh()
    before = house.ids()
    (house.root / "甲.md").replace(house.root / "乙.md")
    changes = house.refresh()
    assert house.ids() == {"乙.md": before["甲.md"]}
    assert changes.removed == (before["乙.md"],)
    assert house.notes.identities()[before["乙.md"]].missing


def test_identical_copies_are_two_articles(house: House) -> None:
    house.write("甲.md", prose("甲"))
    house.refresh()
    before = house.ids()["甲.md"]
    house.write("甲 副本.md", prose("甲"))
    house.refresh()
    ids = house.ids()
    assert ids["甲.md"] == before
    assert len(set(ids.values())) == 2
    (house.root / "盒").mkdir()
    for name in ids:
        (house.root / name).rename(house.root / "盒" / name)
    house.refresh()
    assert house.ids() == {f"盒/{name}": key for name, key in ids.items()}


def test_a_copy_made_before_an_edit_is_the_new_article(house: House) -> None:
    text = prose("甲")
    house.write("甲.md", text)
    house.refresh()
    before = house.ids()["甲.md"]
    house.write("甲 备份.md", text)
    house.write("甲.md", text + "添了一句。")
    house.refresh()
    assert house.ids()["甲.md"] == before
    assert house.ids()["甲 备份.md"] != before


def test_an_old_name_used_again_is_a_new_article(house: House) -> None:
    text = prose("甲")
    house.write("草稿.md", text)
    house.refresh()
    before = house.ids()["草稿.md"]
    (house.root / "草稿.md").rename(house.root / "定稿.md")
    house.write("草稿.md", prose("另一个题目"))
    house.refresh()
    assert house.ids()["定稿.md"] == before
    assert house.ids()["草稿.md"] != before


def test_a_name_in_other_letters_is_the_same_name(house: House) -> None:
    house.write("Notes.md", prose("甲"))
    house.refresh()
    before = house.ids()["Notes.md"]
    (house.root / "Notes.md").unlink()
    house.write("notes.MD", prose("改了"))
    changes = house.refresh()
    assert house.ids() == {"notes.MD": before}
    assert changes.moved == (before,)


@pytest.mark.parametrize("back", ["甲.md", "别处/乙.md"])
def test_a_deleted_article_comes_back_with_its_annotations(house: House, back: str) -> None:
    house.write("甲.md", prose("甲"))
    house.refresh()
    mark = house.mark("甲.md")
    (house.root / "甲.md").unlink()
    changes = house.refresh()
    assert changes.removed == (mark.article_id,)
    assert house.library.articles() == ()
    assert house.notes.annotations(mark.article_id) == (mark,)
    assert not house.refresh()
    house.write(back, prose("甲"))
    assert house.refresh().added == (mark.article_id,)
    assert house.ids() == {back: mark.article_id}


def test_a_deleted_article_comes_back_edited_at_its_place(house: House) -> None:
    house.write("甲.md", prose("甲"))
    house.refresh()
    before = house.ids()
    (house.root / "甲.md").unlink()
    house.refresh()
    house.write("甲.md", prose("改了"))
    house.refresh()
    assert house.ids() == before


def test_the_catalogue_can_be_lost(house: House) -> None:
    for name in ("甲", "乙"):
        house.write(f"{name}.md", f"# {name}\n\n{prose(name)}")
    house.refresh()
    before = house.ids()
    house.close()
    for file in (house.folder / "cache").iterdir():
        file.unlink()
    (house.root / "甲.md").rename(house.root / "丙.md")
    house.open()
    assert house.library.articles() == ()
    house.refresh()
    assert house.ids() == {"丙.md": before["甲.md"], "乙.md": before["乙.md"]}


def test_the_notes_store_can_be_lost(house: House) -> None:
    house.write("甲.md", prose("甲"))
    house.refresh()
    (house.root / "甲.md").rename(house.root / "乙.md")
    house.refresh()
    before = house.ids()
    house.close()
    for file in (house.folder / "data").iterdir():
        file.unlink()
    house.open()
    house.refresh()
    assert house.ids() == before
    assert set(house.notes.identities()) == set(before.values())


def test_ids_are_the_same_when_everything_was_lost(tmp_path: Path) -> None:
    ids = []
    for name in ("一", "二"):
        (tmp_path / name).mkdir()
        house = House(tmp_path / name)
        house.write("时评/甲.md", "甲")
        house.refresh()
        ids.append(house.ids())
        house.close()
    assert ids[0] == ids[1]
    assert all(len(key) == 12 for key in ids[0].values())


def test_rebuilding_reads_everything_and_keeps_identities(house: House) -> None:
    house.write("甲.md", prose("甲"))
    house.refresh()
    house.catalogue.mark_indexed(house.library.pending())
    before = house.ids()
    assert not house.library.refresh(rebuild=True)
    assert house.ids() == before
    assert house.library.pending() == tuple(before.values())


def test_files_that_cannot_be_read_stop_nobody(house: House) -> None:
    house.write("甲.md", "甲")
    os.truncate(house.write("坏.md", "x"), TOO_LARGE)
    changes = house.refresh()
    assert set(house.ids()) == {"甲.md"}
    assert [path for path, _ in changes.failed] == ["坏.md"]
    assert house.library.failures() == dict(changes.failed)
    with pytest.raises(ReaderError) as caught:
        house.library.find("坏.md")
    assert caught.value.code == "unreadable"
    house.write("坏.md", "好了")
    assert house.refresh().failed == ()
    assert set(house.ids()) == {"甲.md", "坏.md"}


def test_an_article_whose_file_turns_to_rubbish_leaves_but_is_known_again(house: House) -> None:
    house.write("甲.md", prose("甲"))
    house.refresh()
    before = house.ids()
    os.truncate(house.root / "甲.md", TOO_LARGE)
    changes = house.refresh()
    assert changes.removed == (before["甲.md"],)
    house.write("甲.md", prose("甲"))
    house.refresh()
    assert house.ids() == before


def _forbid(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Root may read everything, so that a forbidden folder or file is simulated."""
    scandir, open_path, read_bytes = os.scandir, Path.open, Path.read_bytes

    def guard(call: Callable[..., object]) -> Callable[..., object]:
        def guarded(path: Path, *args: object, **more: object) -> object:
            if Path(path).name in names:
                raise PermissionError(13, "Permission denied")
            return call(path, *args, **more)

        return guarded

    monkeypatch.setattr(os, "scandir", guard(scandir))
    monkeypatch.setattr(Path, "open", guard(open_path))
    monkeypatch.setattr(Path, "read_bytes", guard(read_bytes))


def test_a_forbidden_folder_or_file_loses_no_article(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.write("锁/甲.md", prose("甲"))
    house.write("乙.md", prose("乙乙"))
    house.refresh()
    before = house.ids()
    with monkeypatch.context() as patch:
        _forbid(patch, "锁", "乙.md")
        os.utime(house.root / "乙.md", (5, 5))
        house.write("丙.md", prose("丙丙"))
        changes = house.refresh()
        assert [path for path, _ in changes.failed] == ["乙.md", "锁/"]
        assert changes.removed == ()
        assert before.items() <= house.ids().items()
    assert house.refresh().failed == ()
    assert before.items() <= house.ids().items()


def test_a_folder_that_cannot_be_a_library_is_said_so(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    file = house.write("甲.md", "甲")
    for root, code in ((house.root / "没有", "not_found"), (file, "not_folder")):
        with pytest.raises(ReaderError) as caught:
            LibraryService(root, house.catalogue, house.notes).refresh()
        assert caught.value.code == code
    _forbid(monkeypatch, "文库")
    with pytest.raises(ReaderError) as caught:
        house.library.check()
    assert caught.value.code == "no_permission"


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_links_in_a_circle_end(house: House) -> None:
    house.write("时评/甲.md", "甲")
    (house.root / "时评" / "圈").symlink_to(house.root, target_is_directory=True)
    (house.root / "断.md").symlink_to(house.root / "没有.md")
    house.refresh()
    assert set(house.ids()) == {"时评/甲.md"}


@pytest.mark.skipif(os.name != "posix", reason="names are Unicode on Windows")
def test_a_name_that_is_no_text_is_a_failure(house: House) -> None:
    house.write("甲.md", "甲")
    try:
        Path(os.fsdecode(os.fsencode(house.root) + b"/\xb0\xa1.md")).write_text("x", "utf-8")
    except OSError:
        pytest.skip("the file system takes only text")
    assert len(house.refresh().failed) == 1
    assert set(house.ids()) == {"甲.md"}


def test_progress_and_cancelling(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "BATCH_FILES", 2)
    for number in range(6):
        house.write(f"{number}.md", prose(str(number)))
    reports: list[tuple[int, int, str]] = []

    def cancel(done: int, total: int, text: str) -> None:
        reports.append((done, total, text))
        if done == 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        house.library.refresh(cancel)
    assert (3, 6, "3.md") in reports
    assert set(house.ids()) == {"0.md", "1.md", "2.md", "3.md"}  # what was committed
    assert set(house.refresh().added) == {house.ids()["4.md"], house.ids()["5.md"]}


def test_articles_are_shown_while_a_refresh_is_running(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "BATCH_FILES", 2)
    for number in range(4):
        house.write(f"{number}.md", prose(str(number)))
    window = LibraryService(house.root, Catalogue(house.catalogue.path), house.notes)
    seen = []
    house.library.refresh(lambda done, total, text: seen.append(len(window.articles())))
    assert 2 in seen
    assert len(window.articles()) == 4
    assert window.changed()
    assert not window.changed()
    window._catalogue.close()


def test_a_file_that_vanishes_while_it_is_read_is_no_failure(house: House) -> None:
    house.write("甲.md", "甲")
    house.write("乙.md", "乙")

    def snatch(done: int, total: int, text: str) -> None:
        if text == "甲.md":
            (house.root / "甲.md").unlink(missing_ok=True)

    assert house.library.refresh(snatch).failed == ()
    assert set(house.ids()) == {"乙.md"}


def test_opening_a_vanished_file_says_so(house: House) -> None:
    house.write("甲.md", "甲")
    house.refresh()
    key = house.ids()["甲.md"]
    (house.root / "甲.md").unlink()
    with pytest.raises(ReaderError) as caught:
        house.library.open(key)
    assert caught.value.code == "vanished"
    assert house.library.text(key)
    with pytest.raises(ReaderError) as caught:
        house.library.open("0" * 12)
    assert caught.value.code == "not_found"


def test_finding_what_a_person_means(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.write("时评/甲.md", "# 减“真负”加“实干”\n\n内容")
    house.write("乙.md", "# 实干与 Reading\n\n内容")
    house.write("丙.md", "# 实干\n\n内容")
    house.refresh()
    find, article = house.library.find, house.at("时评/甲.md")
    monkeypatch.chdir(house.root / "时评")
    for reference in (
        article.id,
        "时评/甲.md",
        "./时评/甲.md",
        "时评\\甲.md",
        str(house.root / "时评" / "甲.md"),
        "甲.md",
        "真负",
    ):
        assert find(reference) == article, reference
    assert find("reading").path == "乙.md"
    assert find("实干").path == "丙.md"  # the whole title goes before a part
    with pytest.raises(ReaderError) as caught:
        find("干")
    assert caught.value.code == "ambiguous"
    for reference in ("没有", "", "  ", "../文库外.md", "\0"):
        with pytest.raises(ReaderError) as caught:
            find(reference)
        assert caught.value.code == "not_found"


def test_images_only_from_inside_the_library(house: House) -> None:
    house.write("时评/甲.md", "甲")
    image = house.write("图/图 一.png", "x")
    beside = house.write("时评/a#1.png", "x")
    house.write("../外.png", "x")
    house.refresh()
    resource, article = house.library.resource, house.at("时评/甲.md")
    assert resource(article, "../图/图 一.png") == image.resolve()
    assert resource(article, "../图/%E5%9B%BE%20%E4%B8%80.png?width=3#top") == image.resolve()
    assert resource(article, "..\\图\\图 一.png") == image.resolve()
    assert resource(article, "a#1.png") == beside.resolve()
    outside = ("../../外.png", str(image), "/图/图 一.png", "file:///etc/passwd", "https://x.cn/a.png", "//x.cn/a.png")
    for target in (*outside, "没有.png", "", ".", "\0", "http://[", "%00", "x" * 5000):
        assert resource(article, target) is None, target


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_out_of_the_library_is_no_image(house: House) -> None:
    house.write("甲.md", "甲")
    house.write("../外.png", "x")
    (house.root / "里.png").symlink_to(house.folder / "外.png")
    house.refresh()
    assert house.library.resource(house.at("甲.md"), "里.png") is None


def test_a_text_of_thirty_megabytes(house: House) -> None:
    house.write("长.txt", "长文\n\n" + ("这是很长很长的一段话。" * 100 + "\n") * 9000)
    house.refresh()
    assert house.at("长.txt").words > 9_000_000
    before = house.ids()
    (house.root / "长.txt").rename(house.root / "更长.txt")
    house.refresh()
    assert house.ids() == {"更长.txt": before["长.txt"]}


def test_a_fault_of_ours_in_one_file_stops_nobody(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    house.write("甲.md", "甲")
    house.write("乙.md", "乙")
    read = documents.read

    def stumble(path: Path) -> documents.Parsed:
        if path.name == "甲.md":
            raise RecursionError("deep")
        return read(path)

    monkeypatch.setattr(documents, "read", stumble)
    changes = house.refresh()
    assert [path for path, _ in changes.failed] == ["甲.md"]
    assert set(house.ids()) == {"乙.md"}
    assert "cannot parse 甲.md" in caplog.text  # ours to mend, so it is logged
    caplog.clear()


def test_the_ids_follow_what_comes_and_goes(house: House) -> None:
    def known() -> set[str]:
        return {article.id for article in house.library.articles()}

    for name in ("甲", "乙", "丙"):
        house.write(f"{name}.md", f"# {name}\n\n{prose(name)}")
    house.refresh()
    first = house.library.ids()
    assert first == known()
    assert house.library.ids() is first
    house.write("甲.md", f"# 甲\n\n{prose('改')}")
    house.write("丁.md", f"# 丁\n\n{prose('丁')}")
    (house.root / "乙.md").unlink()
    house.refresh()
    assert house.library.ids() == known() != first
