"""Which annotation comes next. Pure, no Qt."""

from __future__ import annotations

from collections.abc import Sequence

from reader_app.domain.annotation import Placed


def step_from(placed: Sequence[Placed], focused: str | None, caret: int, step: int) -> str | None:
    """The id of the next (+1) or previous (-1) annotation in the order of the text; from the last on to the first.

    Args:
        placed: All of them, in the order of the text.
        focused: Where the reader is; None: at the code point `caret`.
    """
    if not placed:
        return None
    ids = [item.annotation.id for item in placed]
    if focused in ids:
        return ids[(ids.index(focused) + step) % len(ids)]
    after = next((i for i, p in enumerate(placed) if p.resolution.found and p.resolution.start >= caret), 0)
    return ids[after if step > 0 else (after - 1) % len(ids)]
