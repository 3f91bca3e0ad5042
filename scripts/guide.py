"""Writes the generated pages of the guide, from the tables of commands and of settings.

Usage: guide.py            write docs/guide/shortcuts.md and docs/guide/settings.md
       guide.py --check    change nothing; fail if a page is not what it would be
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QKeySequence

from reader_app.domain.settings import PRESETS, SECTIONS, SETTINGS, Setting, Value
from reader_app.ui.commands import COMMANDS, MENUS

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "guide"
GENERATED = "<!-- 本页由 scripts/guide.py 生成，请勿手工修改。 -->"
ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "回车", "Del": "Delete"}
ELSEWHERE = "其他"


def main() -> int:
    """Write or check; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    stale = []
    for name, text in pages().items():
        file = GUIDE / name
        if not file.exists() or file.read_text("utf-8") != text:
            stale.append(name)
            if not options.check:
                file.write_text(text, "utf-8", newline="\n")
    if stale:
        print(("stale, run scripts/guide.py: " if options.check else "written: ") + ", ".join(stale))
    return 1 if stale and options.check else 0


def pages() -> dict[str, str]:
    """File name -> what shall be in it."""
    return {"shortcuts.md": _lines(shortcuts()), "settings.md": _lines(settings())}


def _lines(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def shortcuts() -> Iterator[str]:
    """All commands by menu, each with its keys."""
    yield from ("# 快捷键", "", GENERATED, "")
    yield (
        "每个命令都在菜单里，或者有按键，多数两样都有。"
        "按 Ctrl+Shift+P 打开命令面板，可以按名字或拼音首字母找到任何一个；"
        "“帮助”菜单的“快捷键”里可以换成自己习惯的按键，与别的命令相冲时会马上告诉您。下面列的是原来的按键。"
    )
    for menu in (*MENUS, ""):
        commands = [command for command in COMMANDS if command.menu == menu]
        if not commands:
            continue
        yield from ("", f"## {menu or ELSEWHERE}", "", "| 命令 | 按键 |", "|---|---|")
        for command in commands:
            keys = "、".join(_key(key) for key in command.shortcuts) or "—"
            yield f"| {_cell(command.text)} | {_cell(keys)}{'（在正文里）' if command.in_reader else ''} |"


def _key(shortcut: str) -> str:
    text = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.PortableText)
    *held, last = text.split("+") if not text.endswith("++") else (*text[:-2].split("+"), "+")
    return "+".join((*held, ARROWS.get(last, last)))


def settings() -> Iterator[str]:
    """All settings by section, with what can be chosen."""
    yield from ("# 设置", "", GENERATED, "")
    yield (
        "按 Ctrl+, 打开设置。左边选一类，右边逐项修改，改了马上生效，只在这台电脑上生效；改过的一项后面有“恢复”。"
        "最上面可以搜索：写设置的名字、说明、拼音或者首字母都行。"
    )
    for section, title in SECTIONS.items():
        yield from ("", f"## {title}")
        if section == "reader":
            yield from ("", *_presets())
        yield from ("", "| 设置 | 可以选 | 原来是 |", "|---|---|---|")
        for setting in SETTINGS:
            if setting.section == section:
                name = f"{setting.label}（{setting.remark.rstrip('。')}）" if setting.remark else setting.label
                yield f"| {_cell(name)} | {_cell(_choices(setting))} | {_cell(_said(setting, setting.default))} |"


def _presets() -> Iterator[str]:
    names = "、".join(f"“{preset.name}”" for preset in PRESETS)
    yield f"最上面一排是几套现成的版式：{names}。点一下就换上，下面的样张随着改变；“恢复上一次的版式”换回自己原来的。"


def _choices(setting: Setting) -> str:
    if setting.choices:
        return "、".join(label for _, label in setting.choices)
    if isinstance(setting.default, bool):
        return "开、关"
    if setting.minimum is not None and setting.maximum is not None:
        step = f"，每次 {setting.step:g}" if setting.step != 1 else ""
        return f"{setting.minimum:g} 到 {setting.maximum:g}{step}"
    return "本机能写简体中文的字体" if setting.key == "reader.font_family" else "任意文字"


def _said(setting: Setting, value: Value) -> str:
    if isinstance(value, bool):
        return "开" if value else "关"
    if setting.choices:
        return dict(setting.choices)[str(value)]
    if isinstance(value, int | float):
        return f"{value:g}"
    return value or ("自动选择宋体" if setting.key == "reader.font_family" else "空着")


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


if __name__ == "__main__":
    sys.exit(main())
