"""Looking through a library's folder: which article files there are, without opening one. Hidden names are left out."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reader_app.documents import SUFFIXES
from reader_app.domain.errors import ReaderError
from reader_app.domain.sentence import Sentence, sentence

NO_FOLDER = sentence("无法读取这个文件夹，请检查权限")
NO_FILE = sentence("无法读取这个文件，请检查权限")
BROKEN = sentence("无法解析这个文件，它可能已损坏")


@dataclass(frozen=True, slots=True)
class Found:
    """What a scan saw.

    Attributes:
        files: Path relative to the library, with forward slashes -> (size in bytes, modification time in ns).
        failures: The same kind of path -> why a folder or file could not be looked at; a folder's ends with a slash.
    """

    files: dict[str, tuple[int, int]] = field(default_factory=dict)
    failures: dict[str, Sentence] = field(default_factory=dict)

    def hides(self, path: str) -> bool:
        """Whether `path` lies where this scan could not look, so that nothing is known of it."""
        return any(path == failed or (failed.endswith("/") and path.startswith(failed)) for failed in self.failures)


def check(root: Path) -> None:
    """Make sure that `root` is a folder that can be read.

    Raises:
        ReaderError: "not_found", "not_folder" or "no_permission".
    """
    try:
        if not root.exists():
            raise ReaderError("找不到文件夹，请检查路径：{path}", code="not_found", path=root)
        if not root.is_dir():
            raise ReaderError("这不是文件夹，请选择存放文章的文件夹：{path}", code="not_folder", path=root)
        with os.scandir(root) as entries:
            next(entries, None)
    except OSError as error:
        raise _no_permission(root) from error


def _no_permission(root: Path) -> ReaderError:
    return ReaderError("没有权限读取这个文件夹，请检查权限：{path}", code="no_permission", path=root)


def scan(root: Path, alive: Callable[[], None]) -> Found:
    """Every article file below `root`, links to folders followed once.

    Args:
        alive: Called for every folder; may raise to stop.
    """
    found = Found()
    seen: set[tuple[int, int]] = set()
    waiting = [(root, "")]
    while waiting:
        alive()
        folder, prefix = waiting.pop()
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except FileNotFoundError:
            continue  # gone in the meantime
        except OSError as error:
            if not prefix:
                raise _no_permission(root) from error
            found.failures[prefix] = NO_FOLDER
            continue
        folders = [(Path(entry.path), f"{prefix}{entry.name}/") for entry in listed if _take(entry, prefix, found)]
        waiting.extend(reversed(folders))
    return found


def _take(entry: os.DirEntry[str], prefix: str, found: Found) -> bool:
    """Note an article file; True for a folder that is to be looked through."""
    if entry.name.startswith("."):
        return False
    path = prefix + entry.name
    wanted = entry.name.lower().endswith(SUFFIXES)
    try:
        if entry.is_dir():
            return True
        if wanted:
            path.encode("utf-8")
            status = entry.stat()
            if stat.S_ISREG(status.st_mode):
                found.files[path] = (status.st_size, status.st_mtime_ns)
    except FileNotFoundError:
        return False  # gone in the meantime, or a link to nowhere
    except UnicodeEncodeError:
        shown = os.fsencode(path).decode("utf-8", "replace")
        found.failures[shown] = sentence("文件名的编码不正确，请改名后再试")
    except OSError:
        found.failures[path] = NO_FILE
    return False
