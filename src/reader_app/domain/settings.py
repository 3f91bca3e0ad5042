"""The settings, declared once: type, default, limits and words. Dialog, command line and guide read this table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Value = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing the user can choose.

    Attributes:
        key: Dotted name in the settings file.
        default: Its type is the setting's type.
        label: In Chinese, translated where shown.
        choices: Allowed values with their labels; empty = any value of the type.
        minimum, maximum: For numbers.
    """

    key: str
    default: Value
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    minimum: float | None = None
    maximum: float | None = None

    def accept(self, value: object) -> Value:
        """`value` if it is of the right type and within limits, else the default."""
        if type(value) is not type(self.default) or (isinstance(value, float) and value != value):
            return self.default
        assert isinstance(value, bool | int | float | str)
        if self.choices and value not in {choice for choice, _ in self.choices}:
            return self.default
        if isinstance(value, int | float) and not isinstance(value, bool):
            if self.minimum is not None and value < self.minimum:
                return type(value)(self.minimum)
            if self.maximum is not None and value > self.maximum:
                return type(value)(self.maximum)
        return value


SETTINGS = (
    Setting("theme", "system", "主题", (("system", "跟随系统"), ("light", "浅色"), ("dark", "深色"))),
    Setting("language", "zh", "界面语言", (("zh", "中文"), ("en", "English"))),
    Setting("user.name", "", "批注署名"),
    Setting("reader.font_family", "", "正文字体"),
    Setting("reader.font_size", 17, "正文字号", minimum=10, maximum=48),
    Setting("reader.line_height", 1.9, "行距", minimum=1.3, maximum=2.6),
    Setting("reader.column_characters", 34, "每行字数", minimum=17, maximum=48),
    Setting("reader.full_width_marks", True, "汉字间的半角标点显示为全角"),
    Setting("reader.paragraph_numbers", True, "显示段落序号"),
    Setting("search.folding", True, "搜索时不区分繁体简体、全角半角和大小写"),
    Setting("present.font_size", 46, "放映字号", minimum=20, maximum=120),
)
"""Everything that can be chosen."""

DECLARED: Mapping[str, Setting] = {setting.key: setting for setting in SETTINGS}
