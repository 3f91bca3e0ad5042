"""Lines that say something about an article instead of being it: 发布时间：… 来源：… 作者：…, 文/…, 本报记者 …, a link.

Rules for one line each; where such lines may stand is the subject of `scraped`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reader_app.documents.dates import DATE, find_date
from reader_app.documents.inline import plain
from reader_app.domain.article import Metadata

_LABELS = {
    "date": (
        "发布时间 发布日期 发表时间 发表日期 发表于 发布于 发稿时间 更新时间 更新日期 刊发时间 成文日期 时间 日期"
    ),
    "source": "信息来源 文章来源 稿件来源 内容来源 来源单位 来源网站 消息来源 来源于 来源 出处 稿源 转载自 转自",
    "author": "文章作者 作者 撰稿人 撰稿 撰文 楼主 发帖人 发布者 发布人 作者署名 署名",
    "reporter": "本报记者 记者 通讯员",
    "editor": "责任编辑 值班编辑 网络编辑 网站编辑 本期编辑 责编 编辑 编审",
    "column": "所属栏目 栏目 频道 所属分类 分类 版块",
    "url": (
        "原文链接 原文地址 原文网址 来源链接 来源地址 本文链接 本文地址 文章链接 文章地址 链接地址 转载链接 链接 网址"
    ),
    "tags": "关键词 关键字 标签",
    "nothing": (
        "浏览次数 浏览量 浏览 阅读次数 阅读量 阅读 点击次数 点击量 点击数 点击 访问次数 访问量 人气 热度 评论数 评论 "
        "回复 查看 字号 字体 字体大小 分享到 分享 收藏 打印 审核 校对 复审 终审 监制 初审 审校 来自 点赞 字数 "
        "排版 美编 制图 一审 二审 三审 签发 值班主任 总监制 监审 统筹 策划"
    ),
}
_MEANING = {word: name for name, words in _LABELS.items() for word in words.split()}


def _spaced(word: str) -> str:
    """The word as a pattern that allows 作　者 and 来 源."""
    return "[ \u3000\xa0]*".join(map(re.escape, word))


_WORDS = "|".join(_spaced(word) for word in sorted(_MEANING, key=len, reverse=True))
_LABEL = re.compile(rf"({_WORDS})[ \u3000\xa0]*(?:[:：]|(?<=于)(?=[ ]*\d))[ \u3000\xa0]*")
_OPENING = re.compile(r"^[\s|｜丨\[【(（<〔*·•—□■◎●▪-]+")
_BUTTONS = re.compile(r"^(?:[\[【]\s*(?:我要)?(?:纠错|评论|打印|打印本页|关闭|关闭窗口|收藏)\s*[\]】]\s*)+")
_BAR = re.compile(
    r"(?<![^\s|｜丨])(?:(?P<bar>责任编辑|责编|编辑|作者|撰文|撰稿|记者|来源|校对|审核|监制|排版|美编|文|图)"
    r"[ \u3000]*[|｜丨]"
    r"|(?P<slash>责任编辑|责编|编辑|文|图)[ \u3000]*[/／])[ \u3000]*(?=\w)"
)
_BAR_WORDS = {"文": "作者", "图": "制图"}
_SEPARATORS = re.compile(r"[|｜丨\t]|(?<!\d)[/／]|[/／](?!\d)|[ \u3000\xa0]{2,}")
_JUNK = re.compile(
    r"[\[【(（][^\])）】]*(?:字号|字体|打印|关闭|分享|浏览|收藏|大\s*中\s*小|我要|纠错)[^\])）】]*[\])）】]?"
    r"|(?:分享到|我要纠错|我要评论|打印本页|打印|关闭窗口|大\s*中\s*小|字号|字体|收藏本文|收藏|举报|只看楼主|倒序浏览).*$"
)
_DATE = re.compile(DATE)
_KIND = re.compile(r"^(?:原创|首发|转载)$")
_NAME = re.compile(r"[\w（）()·.、《》“”\-—]{2,24}")
_PERSON = (
    r"(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff][ \u3000]{1,2}[\u4e00-\u9fff]"
    r"|[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8})+|[A-Za-z][\w.'-]{1,20})"
)
_ROLE = r"(?:特约|实习|见习|首席|全媒体|特派|驻\w{2,4}){0,2}(?:记者|评论员|通讯员|撰稿人|作者)"
_BYLINE = re.compile(
    r"文[ \u3000]*[/／|｜丨][ \u3000]*(?P<name>[^\W丨](?:[^\W丨]|[· \u3000、]){1,19})"
    r"|(?:《[^》]{1,20}》[ \u3000]*|[\w·]{2,12}(?:网|报|社|刊|台|新闻|客户端)|本[报刊网台社])?"
    rf"{_ROLE}[ \u3000]+"
    rf"(?P<people>{_PERSON}(?:(?:[ \u3000、，/／]|[ \u3000]\w{{0,8}}{_ROLE}[ \u3000])+{_PERSON})*)"
    r"|本[报刊网]评论员"
)
_INNER_ROLE = re.compile(rf"[ \u3000、，/／]+\w{{0,8}}{_ROLE}[ \u3000]+")
_CODE = re.compile(r"(?:\s*[（(][A-Za-z]{0,4}\d+[)）]|_[A-Za-z]{1,4}\d+)$")
UNKNOWN = {"", "无", "未知", "暂无", "不详", "-", "--", "—", "——", "/", "null", "None", "undefined"}
_URL = re.compile(r"(?:https?://|www\.)[^\s，。；、）】）\])\"'<>]+")


@dataclass(slots=True)
class Facts:
    """What lines said so far; the first word on each subject stays."""

    values: dict[str, str] = field(default_factory=dict)

    def add(self, other: dict[str, str]) -> None:
        """Takes what is new."""
        for name, value in other.items():
            self.values.setdefault(name, value)

    def metadata(self) -> Metadata:
        """As metadata, without a title."""
        known = self.values
        tags = tuple(filter(None, re.split(r"[\s,，、;；|]+", known.get("tags", ""))))
        return Metadata(
            subtitle=known.get("subtitle"),
            date=find_date(known.get("date", "")),
            source=known.get("source"),
            author=known.get("author") or known.get("reporter"),
            editor=known.get("editor"),
            column=known.get("column"),
            url=known.get("url"),
            tags=tags,
        )


def read_labels(line: str) -> dict[str, str] | None:
    """What a labelled line says, by name; None if the line is anything else.

    The whole line must consist of labels with short values, days and short names: 2024-11-17 10:20  七一网  作者：佚名.
    """
    line = _OPENING.sub("", _BUTTONS.sub("", plain(line)))
    if not line or len(line) > 200:
        return None
    byline = read_byline(line)
    if byline:
        return {"author": byline}
    line = _BAR.sub(lambda mark: _bar_word(mark["bar"] or mark["slash"]) + "：", line)
    found = list(_LABEL.finditer(line))
    first = found[0].start() if found else len(line)
    before = _unlabelled(line[:first], alone=not found)
    if before is None or (not found and "date" not in before):
        return None
    facts = before
    ends = [label.start() for label in found[1:]] + [len(line)]
    for label, end in zip(found, ends, strict=False):
        name = _MEANING[re.sub(r"[ \u3000\xa0]", "", label[1])]
        value = line[label.end() : end]
        if not _take(facts, name, value):
            return None
    return facts


def read_byline(line: str) -> str | None:
    """Who wrote it, if a line says nothing else: 文/某某, 本报记者 某某 通讯员 某某, 《栏目》作者 某某."""
    line = _OPENING.sub("", plain(line)).rstrip(" ）)】]")
    found = _BYLINE.fullmatch(line)
    if found is None:
        return None
    return found["name"] or _INNER_ROLE.sub(" ", found["people"] or "") or line


def _bar_word(word: str) -> str:
    return _BAR_WORDS.get(word, word)


def _take(facts: dict[str, str], name: str, value: str) -> bool:
    """Adds one labelled value; False if it is too long to be one."""
    if name == "url":
        address = _URL.search(value)
        if address:
            facts.setdefault(name, address.group().rstrip(".,;"))
        return True
    if name != "date":
        day = _DATE.search(value)
        if day:
            facts.setdefault("date", day.group())
            value = value[: day.start()] + "  " + value[day.end() :]
    elif find_date(value) is None:
        return value.strip() in UNKNOWN
    value = _JUNK.sub("  ", value)
    parts = [part.strip(" \u3000\xa0,，;；。") for part in _SEPARATORS.split(value.strip())]
    value = _unwrapped(next((part for part in parts if part), ""))
    if len(value) > 60 or re.search(r"[。！？]", value):
        return False
    if name != "nothing" and value not in UNKNOWN:
        facts.setdefault(name, value)
    return True


def _unwrapped(value: str) -> str:
    """Without brackets around it, or closing ones that were opened before it."""
    value = value.strip("【】[]〔〕 ")
    if "[" not in value and "【" not in value:
        value = re.split("[]】]", value, maxsplit=1)[0].strip()
    value = _CODE.sub("", value)
    return value if "（" in value or "(" in value else value.rstrip("）)")


def _unlabelled(text: str, *, alone: bool) -> dict[str, str] | None:
    """What stands before the first label: a day and perhaps a name beside it, which is the source; None = prose.

    Without a label in the line (`alone`) only a day with its time may have a name: 2024年1月1日起施行 is a sentence.
    """
    facts: dict[str, str] = {}
    if re.search("[，。；！？]", text):
        return None
    day = _DATE.search(text)
    if day:
        facts["date"] = day.group()
        text = text[: day.start()] + "  " + text[day.end() :]
    parts = [_KIND.sub("", part.strip(" \u3000\xa0,，·:：")) for part in _SEPARATORS.split(_JUNK.sub("  ", text))]
    parts = [part for part in parts if part]
    if not parts:
        return facts
    if not day or len(parts) > 2 or not all(_NAME.fullmatch(part) for part in parts):
        return None
    if alone and not re.search("[:：]", day.group()):
        return None
    facts["source"] = parts[0]
    return facts
