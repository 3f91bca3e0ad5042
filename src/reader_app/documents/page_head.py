"""What the head of an HTML page says: title, meta elements, a date in its scripts. The body is not looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from html.parser import HTMLParser

from reader_app.documents.inline import plain
from reader_app.documents.labels import UNKNOWN, read_labels

_LONGEST_HEAD = 400_000
_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("articletitle", "og:title", "headline", "title", "twitter:title"),
    "date": (
        *("pubdate", "publishdate", "article:published_time", "datepublished", "publish_time", "og:release_date"),
        *("og:time", "publication_date", "dc.date", "date", "og:published_time", "dateupdate"),
    ),
    "source": ("contentsource", "source", "article:source", "og:source", "mediaid"),
    "author": ("article:author", "author", "og:author", "byl", "dc.creator"),
    "editor": ("editor", "responsibleeditor"),
    "column": ("columnname", "article:section", "channel", "og:section"),
    "url": ("og:url", "url"),
    "tags": ("keywords", "news_keywords"),
}
_SEPARATORS = re.compile(r"_+|\s+[-–—]+\s+|--+|\s*[|｜]\s*|-(?=[^-]{2,16}$)")
_SITE = re.compile(r"(?:网|网站|频道|门户|报|在线|新闻|资讯|政府|社|中心|博客|论坛)\S{0,4}$")
_SCRIPT_DATE = re.compile(
    r"""(?:"(?:datePublished|pubDate)"\s*:|var\s+(?:publish_time|createTime|ct)\s*=)\s*["'](?:"""
    r"""(?P<day>20\d{2}-\d{1,2}-\d{1,2})[^"']{0,24}|(?P<seconds>1\d{9}))["']"""
)
_CHINA = timezone(timedelta(hours=8))


@dataclass(slots=True)
class PageHead:
    """What was found; "" and missing keys where there is nothing.

    Attributes:
        title: The text of the title element.
        values: title, date, source, author, editor, column and url from meta elements and the canonical link.
    """

    title: str = ""
    values: dict[str, str] = field(default_factory=dict)

    def named_title(self) -> str:
        """The best title without looking at the page: a meta element's, or the title element's less the site's name."""
        return self.values.get("title") or without_site(self.title)


def read_head(html: str) -> PageHead:
    """The head of a page; there is no page that has none."""
    parser = _HeadParser()
    start = re.search(r"<body\b", html[:_LONGEST_HEAD], re.IGNORECASE)
    parser.feed(html[: start.start() if start else _LONGEST_HEAD])
    head = PageHead(plain("".join(parser.title)))
    for name, keys in _NAMES.items():
        value = next((v for key in keys if (v := plain(parser.metas.get(key, ""))) and _is_meant(name, v)), "")
        if value and name != "tags":
            head.values[name] = _unlabelled(name, value)
    if parser.canonical.startswith("http"):
        head.values.setdefault("url", parser.canonical)
    return head


def without_site(title: str) -> str:
    """A page's title less what follows it: …_新闻频道_某某网, … - 某某网. What may be part of the title stays."""
    for mark in _SEPARATORS.finditer(title):
        first, rest = title[: mark.start()].strip(), title[mark.end() :].strip()
        certain = mark.group().strip() not in ("|", "｜", "-") or _SITE.search(rest)
        if len(first) >= 4 and certain:
            return first
    return title


def _is_meant(name: str, value: str) -> bool:
    if value in UNKNOWN or len(value) > 300:
        return False
    if name in ("author", "editor"):
        return not (value.isdigit() or "@" in value or re.search("网$|name", value))
    if name == "url":
        return value.startswith("http")
    return True


def _unlabelled(name: str, value: str) -> str:
    """来源：某报 -> 某报."""
    if name not in ("source", "author", "editor"):
        return value
    return re.sub(r"\s+(?:原创稿?|转载)$", "", (read_labels(value) or {}).get(name, value))


def script_date(html: str) -> str | None:
    """The day of publishing where only a script knows it: structured data, and pages saved from WeChat."""
    found = _SCRIPT_DATE.search(html[:_LONGEST_HEAD])
    if found is None:
        return None
    if found["day"]:
        return found["day"]
    return datetime.fromtimestamp(int(found["seconds"]), _CHINA).date().isoformat()


class _HeadParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: list[str] = []
        self.metas: dict[str, str] = {}
        self.canonical = ""
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "title":
            self._in_title = not self.title
        elif tag == "meta":
            for name in ("name", "property", "itemprop"):
                if values.get(name):
                    self.metas.setdefault(values[name].strip().lower(), values.get("content", ""))
        elif tag == "link" and values.get("rel", "").lower() == "canonical":
            self.canonical = values.get("href", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)
