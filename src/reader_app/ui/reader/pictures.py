"""Pictures of the open article: their sizes when the page is written, the pictures themselves when they are painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from reader_app.domain.block import Block
from reader_app.domain.progress import Progress
from reader_app.ui.jobs import JobRunner
from reader_app.ui.reader.document_writer import PICTURE

AT_ONCE = 2_000_000
"""Pixels up to which a picture is read while the page is painted; a larger one follows when it has been read."""

_DRAWN = (b"svg", b"svgz")


class Pictures(QObject):
    """Finds and scales the figures of one article; only files that `resource` gives are ever opened.

    Args:
        resource: The file of an address written in the article, or None.
        jobs: Reads large pictures; without it they are read at once too.

    Signals:
        read: (name, image) a large picture of this page has been read.
    """

    read = Signal(str, QImage)

    def __init__(self, resource: Callable[[str], Path | None], jobs: JobRunner | None = None) -> None:
        super().__init__()
        self._resource = resource
        self._jobs = jobs
        self._blocks: Sequence[Block] = ()
        self._sizes: dict[str, QSize] = {}
        self._large: set[str] = set()
        self._width = 0
        self._ratio = 1.0

    def begin(self, blocks: Sequence[Block], width: int, ratio: float) -> None:
        """Another page: its blocks, the widest a picture may be in pixels, device pixels a pixel."""
        self._blocks, self._width, self._ratio = blocks, width, ratio
        self._sizes = {}
        self._large = set()

    def size(self, target: str) -> QSize | None:
        """The size at which a figure is shown, or None where there is no such picture in the library."""
        path = self._resource(target)
        if path is None:
            return None
        size = natural_size(path)
        if size is None:
            return None
        if size.width() * size.height() > AT_ONCE:
            self._large.add(target)
        if size.width() > self._width:
            size = QSize(self._width, max(1, round(size.height() * self._width / size.width())))
        self._sizes[target] = size
        return size

    def load(self, address: str) -> QImage | None:
        """The picture with the name that the writer gave it, scaled; an empty one where it is still being read.

        Behind a stroke the name may have another width than that which it was written with.
        """
        name, _, width = address.partition("/")
        block, size = self.block(name), self.written_size(name)
        path = self._resource(block.target) if block is not None else None
        if block is None or path is None or size is None:
            return None
        if width.isdecimal():
            size = QSize(int(width), max(1, round(size.height() * int(width) / size.width())))
        size, ratio = size * self._ratio, self._ratio
        if self._jobs is None or block.target not in self._large:
            return _with_ratio(read_scaled(path, size), ratio)
        self._read_later(address, path, size)
        empty = QImage(QSize(1, 1), QImage.Format.Format_ARGB32)
        empty.fill(Qt.GlobalColor.transparent)
        return empty

    def written_size(self, address: str) -> QSize | None:
        """The size that `size` gave for the picture with this name."""
        block = self.block(address)
        return self._sizes.get(block.target) if block is not None else None

    def block(self, address: str) -> Block | None:
        """The figure whose picture has this name."""
        number = address.removeprefix(PICTURE)
        if number == address or not number.isdecimal() or int(number) >= len(self._blocks):
            return None
        return self._blocks[int(number)]

    def file(self, address: str) -> Path | None:
        """The file of the picture with this name."""
        block = self.block(address)
        return self._resource(block.target) if block is not None else None

    def _read_later(self, address: str, path: Path, size: QSize) -> None:
        assert self._jobs is not None
        blocks, ratio = self._blocks, self._ratio

        def job(_progress: Progress) -> QImage | None:
            return _with_ratio(read_scaled(path, size), ratio)

        def done(image: QImage | None) -> None:
            if image is not None and blocks is self._blocks:
                self.read.emit(address, image)

        self._jobs.run(job, done=done, failed=lambda _error: None)


def natural_size(path: Path) -> QSize | None:
    """The size of a picture in its own pixels, upright; None where Qt cannot read it."""
    reader = _reader(path)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        return None
    return size.transposed() if _lies(reader) else size


def read_scaled(path: Path, size: QSize) -> QImage | None:
    """The picture at just this size, upright; None where it cannot be read. For any thread."""
    reader = _reader(path)
    asked = size.transposed() if _lies(reader) else size
    if reader.format() in _DRAWN:
        reader.setScaledSize(asked)
    elif reader.size().width() > 2 * asked.width() and reader.supportsOption(QImageIOHandler.ImageOption.ScaledSize):
        # Twice as large as it is wanted, so that what the format's own scaling leaves rough is made smooth below.
        reader.setScaledSize(asked * 2)
    image = reader.read()
    if image.isNull():
        return None
    mode = Qt.TransformationMode.SmoothTransformation
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode)


def _reader(path: Path) -> QImageReader:
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    return reader


def _lies(reader: QImageReader) -> bool:
    """Whether the picture is stored on its side."""
    return bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)


def _with_ratio(image: QImage | None, ratio: float) -> QImage | None:
    if image is not None:
        image.setDevicePixelRatio(ratio)
    return image
