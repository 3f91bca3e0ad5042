"""The commands of studying together, as data."""

from __future__ import annotations

from reader_app.ui.command import Command, has_article
from reader_app.ui.reader import actions

COMMANDS = (Command("study.present", "放映", actions.present, "学习", ("F5",), has_article, label="放映 F5"),)
