"""What a platform without a screen cannot do is not told; everything else is."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication, QWidget
from reader_app.ui import offscreen

application = QApplication(["test", "-platform", "offscreen"])
with offscreen.calm():
    widget = QWidget()
    widget.setMinimumSize(99, 99)
    widget.show()
    widget.raise_()
    application.processEvents()
    qWarning("the one thing that matters")
qWarning("and what comes after")
"""


def test_only_what_the_platform_cannot_do_is_left_out() -> None:
    run = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert run.stderr.splitlines() == ["the one thing that matters", "and what comes after"]
