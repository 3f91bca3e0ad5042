from __future__ import annotations

from pathlib import Path

from reader_app.domain.draft import Draft
from reader_app.storage.drafts import Drafts


def test_drafts_are_kept_and_dropped(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    assert drafts.all() == ()
    first, second = Draft("a", "正文", "题"), Draft("b", "别的", article_id="x", content_hash="y")
    drafts.keep(first)
    drafts.keep(second)
    drafts.keep(Draft("a", "改过的正文", "题"))
    assert set(drafts.all()) == {Draft("a", "改过的正文", "题"), second}
    drafts.drop("a")
    drafts.drop("a")
    assert drafts.all() == (second,)


def test_a_draft_that_cannot_be_read_hinders_nobody_and_stays(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep(Draft("good", "正文"))
    for name, text in (("half.json", '{"body": "写到一'), ("list.json", "[1]"), ("odd.json", '{"body": 3, "x": "y"}')):
        (tmp_path / name).write_text(text, "utf-8")
    assert {draft.key: draft.body for draft in drafts.all()} == {"good": "正文", "odd": ""}
    assert (tmp_path / "half.json").exists()
