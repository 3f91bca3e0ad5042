"""Pictures of the open article: their sizes when the page is written, the pictures themselves when they are painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from reader_app.domain.block import Block
from reader_app.ui.reader.document_writer import PICTURE


class Pictures:
    """Finds and scales the figures of one article; only files that `resource` gives are ever opened.

    Args:
        resource: The file of an address written in the article, or None.
    """

    def __init__(self, resource: Callable[[str], Path | None]) -> None:
        self._resource = resource
        self._blocks: Sequence[Block] = ()
        self._sizes: dict[str, QSize] = {}
        self._width = 0
        self._ratio = 1.0

    def begin(self, blocks: Sequence[Block], width: int, ratio: float) -> None:
        """Another page: its blocks, the widest a picture may be in pixels, device pixels a pixel."""
        self._blocks, self._width, self._ratio = blocks, width, ratio
        self._sizes = {}

    def size(self, target: str) -> QSize | None:
        """The size at which a figure is shown, or None where there is no such picture in the library."""
        path = self._resource(target)
        if path is None:
            return None
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        size = reader.size()
        if not size.isValid() or size.isEmpty():
            return None
        if reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90:
            size.transpose()
        if size.width() > self._width:
            size = QSize(self._width, max(1, round(size.height() * self._width / size.width())))
        self._sizes[target] = size
        return size

    def load(self, address: str) -> QImage | None:
        """The picture with the name that the writer gave it, scaled."""
        number = address.removeprefix(PICTURE)
        if number == address or not number.isdecimal() or int(number) >= len(self._blocks):
            return None
        target = self._blocks[int(number)].target
        path, size = self._resource(target), self._sizes.get(target)
        if path is None or size is None:
            return None
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        image = reader.read()
        if image.isNull():
            return None
        scaled = image.scaled(
            size * self._ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(self._ratio)
        return scaled
