"""Which differences of writing are folded away."""

from __future__ import annotations

import pytest

from reader_app.search.fold import fold


@pytest.mark.parametrize("text", ["学习", "ABC Ωß", "İstanbul", "ﬁn", "\ud800x", "𐐀𠀀"])
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
