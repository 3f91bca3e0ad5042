"""The settings, declared once: type, default, limits and words. Dialog, command line and guide read this table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Value = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing the user can choose.

    Attributes:
        key: Dotted name in the settings file; its first part is its section.
        default: Its type is the setting's type.
        label: In Chinese, translated where shown.
        choices: Allowed values with their labels; empty = any value of the type.
        minimum, maximum, step: For numbers.
        remark: What there is to know of it, one sentence in Chinese, or "".
    """

    key: str
    default: Value
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    step: float = 1
    remark: str = ""

    @property
    def section(self) -> str:
        """A key of `SECTIONS`."""
        return self.key.partition(".")[0]

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


SECTIONS: Mapping[str, str] = {
    "general": "常规",
    "reader": "阅读版式",
    "library": "文库",
    "search": "搜索",
    "speech": "朗读",
    "present": "放映",
}
"""The sections in their order, each with its title in Chinese."""

_THEMES = (
    ("system", "跟随系统"),
    ("light", "纸色"),
    ("white", "白色"),
    ("green", "护眼绿"),
    ("dark", "夜间"),
    ("contrast", "高对比度"),
)
_SCRIPTS = (("", "照原文"), ("simplified", "简体"), ("traditional", "繁体"))

SETTINGS = (
    Setting("general.theme", "system", "主题", _THEMES),
    Setting("general.language", "zh", "界面语言", (("zh", "中文"), ("en", "English"))),
    Setting("general.author", "", "批注署名", remark="写在每条批注里；不填时用电脑的登录名。"),
    Setting("reader.font_family", "", "正文字体"),
    Setting("reader.font_size", 17, "正文字号", minimum=10, maximum=68),
    Setting("reader.line_height", 1.9, "行距", minimum=1.5, maximum=2.5, step=0.1),
    Setting("reader.paragraph_gap", 0.7, "段距", minimum=0.0, maximum=2.0, step=0.1, remark="以正文的一个字为单位。"),
    Setting("reader.indent", 2, "首行缩进", minimum=0, maximum=4, remark="以正文的一个字为单位。"),
    Setting("reader.column_characters", 34, "每行字数", minimum=17, maximum=48),
    Setting("reader.justified", True, "两端对齐"),
    Setting("reader.paragraph_numbers", True, "显示段落序号"),
    Setting("reader.full_width_marks", True, "汉字间的半角标点显示为全角", remark="只改显示，不改文章。"),
    Setting("reader.squeeze", True, "挤压相邻和行首的标点"),
    Setting("reader.latin_space", False, "汉字与西文、数字之间留细空隙"),
    Setting("reader.script", "", "简体繁体", _SCRIPTS, remark="只改显示，批注和搜索的位置不变。"),
    Setting("reader.pinyin", False, "生僻字上方标注拼音"),
    Setting("reader.smooth", True, "平滑滚动"),
    Setting("reader.caret", False, "在正文里用光标移动和选择"),
    Setting("library.finish_by_reading", True, "读到文末自动标为读完"),
    Setting("library.edit_files", False, "修改文章信息时直接写进文件", remark="第一次修改时会先问。"),
    Setting("search.folding", True, "搜索时不区分繁体简体、全角半角和大小写"),
    Setting("speech.rate", 1.0, "语速", minimum=0.5, maximum=2.0, step=0.1),
    Setting("speech.voice", "", "嗓音", remark="不填时用系统里的中文嗓音。"),
    Setting("present.font_size", 46, "放映字号", minimum=20, maximum=120),
)
"""Everything that can be chosen."""

DECLARED: Mapping[str, Setting] = {setting.key: setting for setting in SETTINGS}
"""The table by its keys."""


@dataclass(frozen=True, slots=True)
class Preset:
    """Values of several settings that go together.

    Attributes:
        name: In Chinese, translated where shown.
        values: Key -> value; what is not named becomes the default.
    """

    name: str
    values: Mapping[str, Value]

    def layout(self) -> dict[str, Value]:
        """Key -> value for all of `PRESET_KEYS`."""
        return {key: self.values.get(key, DECLARED[key].default) for key in PRESET_KEYS}


def _preset(name: str, **values: Value) -> Preset:
    return Preset(name, {f"reader.{key}": value for key, value in values.items()})


PRESETS = (
    _preset("标准"),
    _preset("舒展", font_size=19, line_height=2.1, paragraph_gap=1.0, column_characters=30),
    _preset("紧凑", font_size=15, line_height=1.6, paragraph_gap=0.3, column_characters=42),
    _preset("大字", font_size=26, line_height=1.8, column_characters=24),
    _preset("研读细校", font_size=18, paragraph_numbers=True, latin_space=True, pinyin=True),
)
"""Layouts of the article to begin with and to go back to; they touch the settings of `PRESET_KEYS` only."""

PRESET_KEYS = (
    "reader.font_size",
    "reader.line_height",
    "reader.paragraph_gap",
    "reader.indent",
    "reader.column_characters",
    "reader.justified",
    "reader.paragraph_numbers",
    "reader.latin_space",
    "reader.pinyin",
)
"""What a preset decides."""
