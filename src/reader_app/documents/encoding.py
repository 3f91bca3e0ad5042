"""Bytes -> text: which encoding a file has, or that it is no text. Knows nothing of what the text means."""

from __future__ import annotations

import codecs
import re

from reader_app.documents.common_characters import COMMON

SAMPLE = 64 * 1024
"""Bytes that are looked at to choose an encoding; the whole file is then read in it."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_STARTS = (
    *(b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0", b"\x7fELF", b"Rar!"),
    *(b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf", b"SQLite format 3\0"),
)
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\x0b\x0c\r\x1a\x1b")
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE
)
_CHINESE_NAMES = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cp950"), "big5hkscs"),
}
_MARKS_OF_TEXT = frozenset("，。、；：？！“”‘’（）《》〈〉【】「」『』—…·　％～")
_SURE = 0.55
"""The share of common characters above which a legacy encoding is believed."""


class NotTextError(ValueError):
    """The bytes are a picture, a program, a Word file: anything but text."""


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding, as Python calls it.

    Raises:
        NotTextError: The bytes are no text in any encoding that we know.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), name
    sample = data[:SAMPLE]
    if sample.startswith(_BINARY_STARTS):
        raise NotTextError
    wide = _wide_encoding(sample, len(data))
    if wide:
        return data.decode(wide, "replace"), wide
    if _controls(sample) > 2 + len(sample) / 100:
        raise NotTextError
    name = _utf8(data, sample) or _declared(data) or _legacy(data, sample) or _other(sample)
    return data.decode(name, "replace"), name


def _controls(sample: bytes) -> int:
    """How many bytes there are that text does not have."""
    return len(sample) - len(sample.translate(None, _CONTROLS))


def _wide_encoding(sample: bytes, length: int) -> str | None:
    """UTF-16 without its mark, where it is evident: nearly every unit is ASCII, a common character or a common mark."""
    if length % 2 or not sample or _is_utf8(sample):
        return None
    best, share = None, 0.6
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        known = sum(char in COMMON or char in _MARKS_OF_TEXT or " " <= char <= "~" or char in "\r\n\t" for char in text)
        if "\0" not in text and known / len(text) > share:
            best, share = name, known / len(text)
    return best


def _likeness(text: str) -> float:
    """How much the characters beyond ASCII look like Chinese prose, -1.0 to 1.0; 1.0 without any."""
    total = score = 0.0
    for char in text:
        if char < "\x80":
            continue
        total += 1
        if char in COMMON or char in _MARKS_OF_TEXT:
            score += 1
        elif "\u4e00" <= char <= "\u9fff":
            score += 0.2
        elif "\ue000" <= char <= "\uf8ff" or char == "\ufffd":
            score -= 4
    return max(-1.0, score / total) if total else 1.0


def _is_utf8(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return b"\0" not in sample


def _utf8(data: bytes, sample: bytes) -> str | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if _is_damaged_utf8(sample) else None
    # A few short Chinese texts in GB18030 are also valid UTF-8, of two-byte characters that make no sense.
    if not any(byte >= 0xE0 for byte in sample) and any(byte >= 0x80 for byte in sample):
        as_chinese = sample.decode("gb18030", "replace")
        if _likeness(as_chinese) == 1.0 and not re.search("[A-Za-z]", as_chinese):
            return "gb18030"
    return "utf-8"


def _is_damaged_utf8(sample: bytes) -> bool:
    """Whether all but a few bytes of the text are UTF-8: cut off, or with a stray byte from elsewhere."""
    # Incremental: a last character that is cut off is not there yet, and so not wrong.
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(sample)
    wrong = text.count("\ufffd")
    right = sum(char > "\u07ff" for char in text) - wrong
    return right > 10 * wrong


def _declared(data: bytes) -> str | None:
    """The charset that the head of an HTML file names, if the file really is in it."""
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    name = found.group(1).decode("ascii").lower()
    name = _CHINESE_NAMES.get(name, name)
    try:
        if codecs.lookup(name).name in ("iso8859-1", "ascii", "cp1252"):
            return None  # what servers say that do not know
        data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None
    return name


def _legacy(data: bytes, sample: bytes) -> str | None:
    """GB18030 or Big5, whichever gives the more common characters."""
    found = []
    for name in ("gb18030", "big5hkscs"):
        likeness = _likeness(sample.decode(name, "ignore" if len(data) > SAMPLE else "replace"))
        found.append((likeness, name == "gb18030", name))
    best, _, name = max(found)
    return name if best >= _SURE or (best > 0.3 and _decodes(data, name)) else None


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _other(sample: bytes) -> str:
    """Any other encoding, by statistics."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        raise NotTextError
    return best.encoding
