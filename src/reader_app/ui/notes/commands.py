"""The commands on marks and notes, as data."""

from __future__ import annotations

from reader_app.domain.annotation import MEANINGS
from reader_app.ui.command import Command, has_annotations, has_focus, has_passage
from reader_app.ui.notes import actions

NOTES = "批注"

COPY_QUOTE = Command("edit.copy_quote", "复制引文", actions.copy_quote, "编辑", ("Ctrl+Shift+C",), has_passage)

COMMANDS = (
    *(
        Command(f"mark.{m.id}", m.label, actions.marker(m.id), NOTES, (m.key,), has_passage, True, m.key)
        for m in MEANINGS
    ),
    Command("mark.underline", "下划线", actions.underline, NOTES, ("U",), has_passage, in_reader=True),
    Command(
        "mark.note",
        "写批注",
        actions.write_note,
        NOTES,
        ("N",),
        has_passage,
        in_reader=True,
        label="批注 N",
        apart=True,
    ),
    Command("mark.tags", "加标签", actions.write_tags, NOTES, ("T",), has_passage, in_reader=True, label="标签 T"),
    Command("mark.delete", "删除批注", actions.delete_annotation, NOTES, ("Delete",), has_focus, in_reader=True),
    Command("mark.next", "下一条批注", actions.next_annotation, NOTES, ("]",), has_annotations, True, apart=True),
    Command("mark.previous", "上一条批注", actions.previous_annotation, NOTES, ("[",), has_annotations, in_reader=True),
)
