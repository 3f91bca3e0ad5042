"""Qt's offscreen platform, where there is no screen: says what it cannot do, which nobody asked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

_CANNOT = "This plugin does not support "


@contextmanager
def calm() -> Iterator[None]:
    """Leave out what the platform does not support, such as raising a window; every other message passes through."""

    def handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if message.startswith(_CANNOT):
            return
        if previous is not None:
            previous(kind, context, message)
        elif sys.stderr is not None:
            print(qFormatLogMessage(kind, context, message), file=sys.stderr)  # noqa: T201 - as Qt itself does

    previous = qInstallMessageHandler(handle)
    try:
        yield
    finally:
        qInstallMessageHandler(previous)
