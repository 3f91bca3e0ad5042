"""Where on its site a page stands: 当前位置：首页 > 时评 > 正文. As a line of text, and as an element of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader_app.documents.boilerplate import is_site_name
from reader_app.documents.html_tree import Node
from reader_app.documents.inline import plain

LONGEST = 150

_PREFIX = re.compile(
    r"[\[【\s]*(?:(?:您|你)?(?:现在|当前)?(?:的|所在|所在的)?位置|当前(?:所在|栏目|页面)|所在栏目|(?:您|你)在这里|导航)"
    r"(?:是|为|在)?[ \u3000]*[:：][ \u3000]*"
)
_MARK = re.compile(r"\s*(?:->|→|>+|＞+|»|›|/|\\|⟩|〉|—>)\s*")
_POINTED = re.compile(r"->|→|[>＞»›⟩〉]")
_DASH = re.compile(r"\s*(?:--+|[-–—·|｜])\s*")
_ENDS = frozenset(
    {"正文", "内容", "正文内容", "内容页", "详情", "详情页", "详细内容", "文章", "文章正文", "文章内容", "文章详情"}
    | {"新闻详情", "浏览文章", "信息内容", "阅读正文"}
)
_STARTS = frozenset({"首页", "网站首页", "主页", "返回首页", "本站首页", "论坛首页", "home", "Home"})
_ELEMENT = re.compile(
    r"bread[-_]?crumb|(?:^|[-_ ])(?:crumbs?\w*|path|position|location|cur[-_]?pos|curr?ent|weizhi|dqwz|mbx\w*|route|"
    r"where)(?:$|[-_ \d])",
    re.IGNORECASE,
)


def is_certain_breadcrumb(line: str) -> bool:
    """Whether a breadcrumb says that it is one: 当前位置, 首页, 正文, or a site's name with a pointer behind it."""
    line = plain(line)
    words = _steps(line)
    return bool(_PREFIX.match(line)) or words[0] in _STARTS or words[-1] in _ENDS or _starts_at_site(line, words)


def read_breadcrumb(line: str) -> list[str] | None:
    """The steps of a breadcrumb without start and end words, or None: 当前位置：首页 > 时评 > 正文 gives 时评."""
    line = plain(line).strip().rstrip(" >＞»›")
    prefix = _PREFIX.match(line)
    steps = _steps(line)
    if len(line) > LONGEST or not (prefix or _is_bare(line, steps)):
        return None
    if not prefix and _starts_at_site(line, steps):
        steps = steps[1:]
    return _inner(steps)


def element_breadcrumb(body: Node) -> list[str]:
    """The steps of the first breadcrumb among a page's elements, by its words or by what the element is called."""
    return _first(body)[1]


def column(steps: Sequence[str], title: str) -> str | None:
    """The last step that is not the title itself."""
    others = [step for step in steps if not _is_title(step, title)]
    return others[-1] if others else None


def _is_title(step: str, title: str) -> bool:
    start = step.rstrip(".…")
    return len(start) > 3 and title.startswith(start)


def _steps(line: str) -> list[str]:
    """What stands between the marks; dashes and bars are marks only behind 当前位置, and from 首页 to 正文."""
    prefix = _PREFIX.match(line)
    path = line[prefix.end() :] if prefix else line
    steps = _cut(_MARK, path)
    dashed = _cut(_DASH, path)
    if len(steps) == 1 and (prefix or (dashed[0] in _STARTS and dashed[-1] in _ENDS)):
        return dashed
    return steps


def _cut(mark: re.Pattern[str], path: str) -> list[str]:
    return [step.strip(" 　[]【】") for step in mark.split(path)]


def _inner(steps: Sequence[str]) -> list[str]:
    return [step for step in steps if step and step not in _STARTS and step not in _ENDS]


def _starts_at_site(line: str, steps: Sequence[str]) -> bool:
    return len(steps) > 1 and bool(_POINTED.search(line)) and is_site_name(steps[0]) and max(map(len, steps)) <= 16


def _is_bare(line: str, steps: list[str]) -> bool:
    """Whether steps without 当前位置 are a breadcrumb: from 首页, to 正文, or three and more short ones."""
    if len(steps) < 2 or not all(steps):
        return False
    if steps[0] in _STARTS or steps[-1] in _ENDS or _starts_at_site(line, steps):
        return True
    return len(steps) > 2 and max(map(len, steps)) <= 12 and not re.search(r"[<=/\\，。！？：]", line)


def _first(node: Node) -> tuple[list[str] | None, list[str]]:
    """The pieces of text in an element (None for too many), and the steps of the innermost breadcrumb in it."""
    pieces: list[str] | None = []
    for child in node.children:
        inner, steps = ([child], []) if isinstance(child, str) else _first(child)
        if steps:
            return None, steps
        pieces = None if pieces is None or inner is None else pieces + inner
        if pieces is not None and sum(map(len, pieces)) > 2 * LONGEST:
            pieces = None
    return pieces, _element_steps(node, pieces) if pieces else []


def _element_steps(node: Node, pieces: Sequence[str]) -> list[str]:
    text = plain("".join(pieces))
    if _POINTED.search(text) and is_certain_breadcrumb(text):
        return read_breadcrumb(text) or []
    if not _ELEMENT.search(f"{node.get('class')} {node.get('id')}"):
        return []
    # A list of links, whose marks the style sheet paints.
    words = [word for piece in pieces if (word := _PREFIX.sub("", plain(piece)).strip(" >＞»›/|"))]
    is_path = len(words) > 1 and (words[0] in _STARTS or is_site_name(words[0])) and len(words) <= 6
    return _inner(words[1:]) if is_path else []
