"""Where things lie on this computer. Only `app` and `__main__` ask; everybody else is told."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

APPLICATION = "Yandu"

BUNDLED_NAME = "时评文库"
"""What the library that comes with the program is called, in place of its folder's name."""


def _bundled(name: str, source: str = "") -> Path:
    """A folder that comes with the program: inside an installed package, or in a source tree, there maybe `source`."""
    installed = Path(__file__).parent / "_data" / name
    return installed if installed.is_dir() else Path(__file__).parents[2] / (source or name)


def resources() -> Path:
    """Icons, translations and templates."""
    return _bundled("resources")


def bundled_articles() -> Path:
    """The library that comes with the program. Nothing is written there: the next version replaces it."""
    return _bundled("articles")


def guide() -> Path:
    """The pages of the user's guide."""
    return _bundled("guide", "docs/guide")


@dataclass(frozen=True, slots=True)
class LibraryPlaces:
    """The files of one library: precious ones in the data folder, rebuildable ones in the cache folder."""

    notes: Path
    catalogue: Path
    index: Path


@dataclass(frozen=True, slots=True)
class Places:
    """The user's own folders.

    Attributes:
        data: What must never be lost: notes and settings.
        cache: What is rebuilt by itself: catalogues and search indexes.
    """

    data: Path
    cache: Path

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.data / "settings.json"

    @property
    def crashes(self) -> Path:
        """The folder of reports of our own bugs."""
        return self.data / "crashes"

    @property
    def own_library(self) -> Path:
        """The library of somebody who has not chosen one: a copy of the bundled articles."""
        return self.data / "library" / BUNDLED_NAME

    def library(self, root: Path) -> LibraryPlaces:
        """The files of the library in `root`, known by the folder's real path."""
        real = root.resolve()
        key = hashlib.blake2b(str(real).encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()
        folder = f"{real.name or 'root'}-{key}"
        cache = self.cache / "libraries" / folder
        return LibraryPlaces(
            self.data / "libraries" / folder / "notes.sqlite3", cache / "catalogue.sqlite3", cache / "index"
        )


def places(data: Path | None = None, cache: Path | None = None) -> Places:
    """The folders given, else those of the environment (READER_APP_DATA, READER_APP_CACHE), else the system's."""
    from platformdirs import user_cache_path, user_data_path

    data = data or _environment("READER_APP_DATA") or user_data_path(APPLICATION, appauthor=False)
    cache = cache or _environment("READER_APP_CACHE") or user_cache_path(APPLICATION, appauthor=False)
    return Places(data.absolute(), cache.absolute())


def _environment(name: str) -> Path | None:
    value = os.environ.get(name)
    return Path(value) if value else None
