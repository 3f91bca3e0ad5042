"""Lines that say something about an article instead of being it: 发布时间：… 来源：… 作者：…, a breadcrumb, a link.

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
    "editor": "责任编辑 值班编辑 网络编辑 本期编辑 责编 编辑 编审",
    "column": "所属栏目 栏目 频道 所属分类 分类 版块",
    "url": (
        "原文链接 原文地址 原文网址 来源链接 来源地址 本文链接 本文地址 文章链接 文章地址 链接地址 转载链接 链接 网址"
    ),
    "tags": "关键词 关键字 标签",
    "nothing": (
        "浏览次数 浏览量 浏览 阅读次数 阅读量 阅读 点击次数 点击量 点击数 点击 访问次数 访问量 人气 热度 评论数 评论 "
        "回复 查看 字号 字体 字体大小 分享到 分享 收藏 打印 审核 校对 复审 终审 监制 初审 审校 来自 点赞 字数"
    ),
}
_MEANING = {word: name for name, words in _LABELS.items() for word in words.split()}


def _spaced(word: str) -> str:
    """The word as a pattern that allows 作　者 and 来 源."""
    return "[ \u3000\xa0]*".join(map(re.escape, word))


_WORDS = "|".join(_spaced(word) for word in sorted(_MEANING, key=len, reverse=True))
_LABEL = re.compile(rf"({_WORDS})[ \u3000\xa0]*(?:[:：]|(?<=于)(?=[ ]*\d))[ \u3000\xa0]*")
_OPENING = re.compile(r"^[\s|｜\[【(（<〔*·•—-]+")
_SEPARATORS = re.compile(r"[|｜\t/／]|[ \u3000\xa0]{2,}")
_JUNK = re.compile(
    r"[\[【(（][^\])）】]*(?:字号|字体|打印|关闭|分享|浏览|收藏|大\s*中\s*小|我要)[^\])）】]*[\])）】]?"
    r"|(?:分享到|我要纠错|我要评论|打印本页|打印|关闭窗口|大\s*中\s*小|字号|字体|收藏本文|收藏|举报|只看楼主|倒序浏览).*$"
)
_DATE = re.compile(DATE)
_NAME = re.compile(r"[\w（）()·.、《》“”\-—]{2,24}")
_BYLINE = re.compile(
    r"文\s*[/／|｜]\s*(?P<name>[\w· 　、]{2,20})"
    r"|(?:本报|本刊|本网|本台|[\w·]{2,6}(?:网|报|社|新闻))?(?:特约|实习)?(?:记者|评论员|通讯员)[ 　]+"
    r"(?P<reporter>[\w· 　、]{2,20})"
    r"|本[报刊网]评论员"
)
UNKNOWN = {"", "无", "未知", "暂无", "不详", "-", "--", "—", "——", "/", "null", "None", "undefined"}
_URL = re.compile(r"(?:https?://|www\.)[^\s，。；、）】）\])\"'<>]+")

_CRUMB_PREFIX = re.compile(
    r"[\[【\s]*(?:(?:您|你)?(?:现在|当前)?(?:的|所在|所在的)?位置|当前(?:所在|栏目|页面)|所在栏目|(?:您|你)在这里|导航)"
    r"(?:是|为|在)?[ \u3000]*[:：][ \u3000]*"
)
_CRUMB_MARK = re.compile(r"\s*(?:->|→|>+|＞+|»|›|/|\\|⟩|〉|—>)\s*")
_CRUMB_ENDS = frozenset(
    {"正文", "内容", "正文内容", "内容页", "详情", "详细内容", "文章", "文章正文", "文章内容", "浏览文章", "信息内容"}
)
_CRUMB_STARTS = frozenset({"首页", "网站首页", "主页", "返回首页", "本站首页", "论坛首页", "home", "Home"})


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
    line = _OPENING.sub("", plain(line))
    if not line or len(line) > 200:
        return None
    byline = _BYLINE.fullmatch(line)
    if byline:
        return {"author": byline["name"] or byline["reporter"] or line}
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
    parts = [part.strip(" \u3000\xa0,，·:：") for part in _SEPARATORS.split(_JUNK.sub("  ", text))]
    parts = [part for part in parts if part]
    if not parts:
        return facts
    if not day or len(parts) > 2 or not all(_NAME.fullmatch(part) for part in parts):
        return None
    if alone and not re.search("[:：]", day.group()):
        return None
    facts["source"] = parts[0]
    return facts


def is_certain_breadcrumb(line: str) -> bool:
    """Whether a breadcrumb says that it is one: 当前位置, 首页 or 正文."""
    line = plain(line)
    words = _CRUMB_MARK.split(line)
    return bool(_CRUMB_PREFIX.match(line)) or words[0] in _CRUMB_STARTS or words[-1] in _CRUMB_ENDS


def _is_bare_crumb(line: str, steps: list[str]) -> bool:
    """Whether steps without 当前位置 are a breadcrumb: from 首页, to 正文, or three and more short ones."""
    if len(steps) < 2 or not all(steps):
        return False
    if steps[0] in _CRUMB_STARTS or steps[-1] in _CRUMB_ENDS:
        return True
    return len(steps) > 2 and max(map(len, steps)) <= 12 and not re.search(r"[<=/\\，。！？：]", line)


def read_breadcrumb(line: str) -> list[str] | None:
    """The steps of a breadcrumb without start and end words, or None: 当前位置：首页 > 时评 > 正文 gives 时评."""
    line = plain(line).strip()
    prefix = _CRUMB_PREFIX.match(line)
    path = line[prefix.end() :] if prefix else line
    steps = [step.strip(" 　[]【】") for step in _CRUMB_MARK.split(path)]
    if len(line) > 150 or not (prefix or _is_bare_crumb(line, steps)):
        return None
    return [step for step in steps if step and step not in _CRUMB_STARTS and step not in _CRUMB_ENDS]
