"""Turns a finished python-docx document into bytes that depend on its contents alone."""

from __future__ import annotations

import io
import zipfile

from docx.document import Document

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip archive can hold."""

_LEFTOVERS = ("/thumbnail", "/stylesWithEffects")


def to_bytes(document: Document) -> bytes:
    """The .docx file. python-docx stamps every member with the time of writing, so the archive is written again."""
    _drop_leftovers(document)
    raw = io.BytesIO()
    document.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            target.writestr(member, source.read(name))
    return out.getvalue()


def _drop_leftovers(document: Document) -> None:
    """Take out what python-docx's template brings along: a preview of another page, and a second set of styles."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(_LEFTOVERS)]:
            del relations[key]


def printable(text: str) -> str:
    """`text` without the characters that XML 1.0 (section 2.2) does not allow."""
    return "".join(char for char in text if char in "\t\n\r" or _is_xml(ord(char)))


def _is_xml(code: int) -> bool:
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
