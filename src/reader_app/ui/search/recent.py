"""The queries that were used last: entered, opened a result, or saved. Kept as a part of what the window remembers."""

from __future__ import annotations

import json
import logging

from reader_app.domain.errors import ReaderError
from reader_app.services.settings import SettingsService

log = logging.getLogger(__name__)

KEY = "search.recent"
MOST = 30


def recent(settings: SettingsService) -> tuple[str, ...]:
    """The last one first."""
    try:
        kept = json.loads(settings.state(KEY) or "[]")
    except ValueError:
        return ()
    return tuple(each for each in kept if isinstance(each, str)) if isinstance(kept, list) else ()


def use(settings: SettingsService, text: str) -> None:
    """This one was used just now."""
    text = text.strip()
    before = recent(settings)
    if text and before[:1] != (text,):
        kept = [text, *(each for each in before if each != text)][:MOST]
        try:
            settings.set_state(KEY, json.dumps(kept, ensure_ascii=False))
        except ReaderError as error:
            log.info("%s", error)  # nobody shall be kept from what was found for the sake of this
