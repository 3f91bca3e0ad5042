"""A window over the reader with one picture: fitted at first, then as near as one likes. Escape closes it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGraphicsPixmapItem,
    QGraphicsScene,
    QGraphicsView,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.domain.progress import Progress
from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.jobs import JobHandle, JobRunner
from reader_app.ui.reader.pictures import natural_size, read_scaled
from reader_app.ui.theme import Theme

MOST = 40_000_000
"""Pixels of a picture that are kept in memory; a larger one is read at this size."""

_STEP = 1.25
_NEAREST = 8.0
_NOTCH = 120.0


class FigureWindow(QDialog):
    """Shows the picture of `file`, gone when it is closed."""

    def __init__(self, file: Path, caption: str, colours: Theme, jobs: JobRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = caption or tr("图片")
        self.setWindowTitle(name)
        self.setAccessibleName(name)
        self.canvas = _Canvas(self)
        self.canvas.setAccessibleName(name)
        self.share = QLabel()
        self._caption = QLabel(caption)
        self._assemble(colours)
        self.canvas.zoomed.connect(self._tell)
        self._read(file, jobs)

    def _assemble(self, colours: Theme) -> None:
        self._caption.setWordWrap(True)
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._caption.setFont(theme.font(theme.SANS, 13))
        self._caption.setStyleSheet(f"color: {colours.ink2};")
        self.share.setStyleSheet(f"color: {colours.ink3}; font-size: 12px;")
        self.share.setMinimumWidth(44)
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 12, 10)
        foot.setSpacing(4)
        foot.addWidget(self._caption, 1)
        foot.addWidget(self.share)
        for sign, name, action in (
            ("−", tr("缩小图片"), lambda: self.canvas.zoom(1 / _STEP)),
            ("＋", tr("放大图片"), lambda: self.canvas.zoom(_STEP)),
            ("1:1", tr("图片的原大"), lambda: self.canvas.scale_to(1.0)),
            (tr("适合窗口"), tr("整张图片适合窗口"), self.canvas.fit),
            (tr("关闭"), tr("关闭图片"), self.close),
        ):
            button = QToolButton()
            button.setText(sign)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(action)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addLayout(foot)
        self.setStyleSheet(f"FigureWindow {{ background: {colours.paper}; }}")
        self.canvas.setStyleSheet(f"background: {colours.background}; border: none;")
        self.canvas.setFocus()

    def show_over(self, place: QRect) -> None:
        """Open over a part of the screen."""
        self.setGeometry(place)
        self.open()

    def _read(self, file: Path, jobs: JobRunner) -> None:
        self.share.setText(tr("正在打开……"))
        size = natural_size(file) or QSize(1, 1)
        if size.width() * size.height() > MOST:
            size = size * (MOST / (size.width() * size.height())) ** 0.5

        def job(_progress: Progress) -> QImage | None:
            return read_scaled(file, size)

        handle: JobHandle = jobs.run(job, done=self._show, failed=lambda _error: self._show(None))
        self.finished.connect(handle.cancel)

    def _show(self, image: QImage | None) -> None:
        if image is None:
            self.share.clear()
            self._caption.setText(tr("这张图片打不开：文件坏了，或者太大。"))
            return
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self.canvas.show_picture(QPixmap.fromImage(image))

    def _tell(self, share: float) -> None:
        self.share.setText(f"{share:.0%}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.text():
            case "+" | "=":
                self.canvas.zoom(_STEP)
            case "-":
                self.canvas.zoom(1 / _STEP)
            case "1":
                self.canvas.scale_to(1.0)
            case "0":
                self.canvas.fit()
            case _:
                super().keyPressEvent(event)


class _Canvas(QGraphicsView):
    """The picture itself; it is fitted again when its size changes, until somebody chooses another scale.

    Signals:
        zoomed: The scale is another; 1.0 is a pixel of the picture on a pixel of the screen.
    """

    zoomed = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        scene = QGraphicsScene(parent)
        super().__init__(scene, parent)
        self._picture = QGraphicsPixmapItem()
        self._picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        scene.addItem(self._picture)
        self._fitted = True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)

    def show_picture(self, picture: QPixmap) -> None:
        """Show it whole."""
        self._picture.setPixmap(picture)
        self.setSceneRect(self._picture.boundingRect())
        self.fit()

    def share(self) -> float:
        """The present scale."""
        return float(self.transform().m11())

    def fit(self) -> None:
        """The whole picture, no larger than it is."""
        self._fitted = True
        box = self._picture.boundingRect()
        if not box.isEmpty():
            room = self.viewport().size()
            self._scale(min(1.0, (room.width() - 24) / box.width(), (room.height() - 24) / box.height()))

    def zoom(self, factor: float) -> None:
        """So many times as near as now."""
        self.scale_to(self.share() * factor)

    def scale_to(self, share: float) -> None:
        """This scale, within reason."""
        self._fitted = False
        self._scale(min(max(share, 0.02), _NEAREST))

    def _scale(self, share: float) -> None:
        if not self._picture.pixmap().isNull() and share > 0:
            factor = share / self.share()
            self.scale(factor, factor)
            self.zoomed.emit(share)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.pixelDelta().y()
        self.zoom(_STEP ** (turned / _NOTCH))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
