"""Writing articles: what a text will look like, new files in the library, changed ones, and drafts of both."""

from __future__ import annotations

import codecs
import hashlib
import re
import uuid
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reader_app import documents
from reader_app.documents import Parsed
from reader_app.domain.article import Metadata
from reader_app.domain.draft import Draft
from reader_app.domain.errors import ReaderError
from reader_app.domain.filename import file_stem
from reader_app.services.contents import contents
from reader_app.services.importing import free_path
from reader_app.services.library import LibraryService
from reader_app.storage.atomic import write_bytes
from reader_app.storage.drafts import Drafts

MARKDOWN = (".md", ".markdown")
"""Files that the editor can change end in one of these."""

_NAME = "text.md"
_SEPARATORS = re.compile(r"[\s,;#，、；＃]+")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What came from the clipboard, as an article."""

    title: str
    body: str
    metadata: Metadata


class WritingService:
    """Writes Markdown files into the library's folder; the next refresh finds them there.

    Args:
        drafts: Where unsaved writing is kept.
    """

    def __init__(self, library: LibraryService, drafts: Drafts) -> None:
        self._library = library
        self._drafts = drafts

    # What it will look like

    def preview(self, draft: Draft) -> Parsed:
        """The article that a draft would be."""
        return documents.parse(self._text(draft, lenient=True).encode("utf-8", "surrogatepass"), _NAME)

    def resource(self, draft: Draft, target: str) -> Path | None:
        """The file that an address in a draft means, if it is in the library, at whose top a new article will lie."""
        article = self._library.article(draft.article_id) if draft.article_id else None
        return self._library.resource_beside(article.path if article is not None else _NAME, target)

    def pasted(self, html: str, plain: str) -> Pasted:
        """The clipboard as an article: a web page cleaned of all that is none of the article, or text as it is."""
        data, name = (html, "text.html") if html.strip() else (plain, "text.txt")
        parsed = documents.parse(data.encode("utf-8", "surrogatepass"), name)
        _, _, body = documents.to_markdown(Metadata(), parsed.document).partition("---\n\n")
        title = parsed.document.title if parsed.metadata.title else ""
        return Pasted(title, body.strip() + "\n" if body.strip() else "", parsed.metadata)

    # Saving

    def begin(self) -> Draft:
        """A new article, dated today."""
        return Draft(_key(), day=date.today().isoformat())

    def begin_pasted(self, html: str, plain: str) -> Draft:
        """A new article with what came from the clipboard.

        Raises:
            ReaderError: "empty".
        """
        if not (html.strip() or plain.strip()):
            raise ReaderError("剪贴板里没有文字，请先复制文章再粘贴。", code="empty")
        found = self.pasted(html, plain)
        about = found.metadata
        day = about.date.isoformat() if about.date else date.today().isoformat()
        return Draft(
            _key(),
            found.body,
            found.title,
            about.column or "",
            about.source or "",
            day,
            about.author or "",
            " ".join(about.tags),
        )

    def edit(self, article_id: str) -> Draft:
        """The text of a Markdown file of the library, to be changed.

        Raises:
            ReaderError: "not_found", "not_markdown", "damaged" (it has bytes that are no text, and saving would lose
                them), or why it cannot be read.
        """
        path = self._path(article_id)
        data = contents(self._library.root, path.relative_to(self._library.root).as_posix())
        return Draft(_key(), _unix(_undamaged(data, path)), article_id=article_id, content_hash=_hash(data))

    def save(self, draft: Draft) -> str:
        """Write it; returns the file's path in the library.

        Raises:
            ReaderError: "empty", "bad_date", "changed" (the file is another than when it was opened), or why it
                cannot be written; then nothing is.
        """
        if draft.article_id:
            return self._save_changed(draft)
        if not draft.body.strip():
            raise ReaderError("还没有正文，请先写几句再保存。", code="empty")
        text = self._text(draft)
        parsed = documents.parse(text.encode("utf-8", "surrogatepass"), _NAME)
        path = free_path(self._library.root, file_stem(parsed.document.title, parsed.metadata.date), ".md")
        write_bytes(path, text.encode("utf-8", "replace"))
        self._drafts.drop(draft.key)
        return path.relative_to(self._library.root).as_posix()

    def _save_changed(self, draft: Draft) -> str:
        path = self._path(draft.article_id)
        before = contents(self._library.root, path.relative_to(self._library.root).as_posix())
        if _hash(before) != draft.content_hash:
            raise ReaderError(
                "文件在打开以后被别的程序改过，没有保存；请复制您的文字，关闭后重新打开再改：{path}",
                code="changed",
                path=path,
            )
        write_bytes(path, _encoded(draft.body, before))
        self._drafts.drop(draft.key)
        return path.relative_to(self._library.root).as_posix()

    # Drafts

    def keep(self, draft: Draft) -> None:
        """Keep what is not saved yet; raises as `Drafts.keep`."""
        self._drafts.keep(draft)

    def drop(self, draft: Draft) -> None:
        """It need not be kept any more."""
        self._drafts.drop(draft.key)

    def drafts(self) -> tuple[Draft, ...]:
        """What was left unsaved, the oldest first."""
        return tuple(draft for draft in self._drafts.all() if not draft.is_empty)

    def _text(self, draft: Draft, *, lenient: bool = False) -> str:
        if draft.article_id:
            return draft.body
        try:
            day = date.fromisoformat(draft.day.strip()) if draft.day.strip() else None
        except ValueError:
            if not lenient:
                raise ReaderError("日期要写成 2026-11-26 这样，请改好再保存。", code="bad_date") from None
            day = None
        tags = tuple(dict.fromkeys(filter(None, _SEPARATORS.split(draft.tags))))
        names = (draft.column, draft.source, draft.author)
        column, source, author = (name.strip() or None for name in names)
        about = Metadata(date=day, source=source, author=author, column=column, tags=tags)
        title = " ".join(draft.title.split())
        if not title:  # as the text says it
            title = documents.parse(draft.body.encode("utf-8", "surrogatepass"), _NAME).document.title
            title = "" if title == Path(_NAME).stem else title
        return documents.with_front_matter(about, title or "无标题", draft.body.strip() + "\n")

    def _path(self, article_id: str) -> Path:
        article = self._library.article(article_id)
        if article is None:
            raise ReaderError("文库里没有这篇文章：{id}", code="not_found", id=article_id)
        if not article.path.lower().endswith(MARKDOWN):
            raise ReaderError(
                "只有 Markdown 文章能在这里修改，请先把它导入文库：{path}", code="not_markdown", path=article.path
            )
        return self._library.root / article.path


def _key() -> str:
    return uuid.uuid4().hex[:12]


def _hash(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _undamaged(data: bytes, path: Path) -> str:
    try:
        text, encoding = documents.decode(data)
        data.decode(encoding)
    except ValueError:
        raise ReaderError(
            "文件里有不是文字的字节，在这里保存会丢掉它们，请先用别的文本编辑器修好：{path}", code="damaged", path=path
        ) from None
    return text


def _unix(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _encoded(text: str, before: bytes) -> bytes:
    """In the encoding, with the mark and the line ends that the file had; in UTF-8 where that cannot say it."""
    former, encoding = documents.decode(before)
    if "\r\n" in former:
        text = text.replace("\n", "\r\n")
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    try:
        return mark + text.encode("utf-8" if mark else encoding)
    except (UnicodeEncodeError, LookupError):
        return text.encode("utf-8", "replace")
