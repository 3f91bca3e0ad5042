"""Texts of queries as people may type them, and as nobody would."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

TODAY = date(2026, 11, 25)  # a Wednesday

_PIECES = (
    *("减负", "担当", "a", "（一）加强", "OR", "AND", "NOT", "NEAR", "NEAR/5", "ＮＯＴ", "-", "－", "|", "｜", "||"),
    *("(", ")", "（", "）", '"', "“", "”", "＂", "?", "*", "？", "=", ":", "：", "标题:", "title：", "日期:", "2024"),
    *("..", "是:", "未读", "有:", "批注", "栏目:=甲", "栏目:(=甲 | =乙)", "标签:(", "来源:", "http://", "至", "\n"),
)

queries = st.lists(st.sampled_from(_PIECES) | st.just(" ") | st.just(" "), max_size=14).map("".join) | st.text()
"""Mostly the marks and words that mean something, in any order."""
