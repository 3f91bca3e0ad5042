"""Every colour of text stands out from every ground that it is written on, in every theme (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import pytest

from reader_app.domain.annotation import MEANINGS
from reader_app.domain.block import Block, BlockKind, Document, Span, SpanKind
from reader_app.domain.tags import PALETTE
from reader_app.ui.reader.marks import author_marks
from reader_app.ui.theme import THEMES, Theme

ENOUGH = 4.5


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB, as WCAG defines it."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(first: str, second: str) -> float:
    """From 1 to 21."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_the_standard_has_it() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    grounds = [theme.background, theme.pane, theme.paper, theme.selection, theme.accent_tint]
    marked = [kind.dark_tint if theme.dark else kind.tint for kind in MEANINGS] + [theme.hit, theme.current_hit]
    pairs = [(text, ground) for text in (theme.ink, theme.ink2, theme.accent) for ground in grounds + marked]
    pairs += [(theme.ink3, ground) for ground in grounds] + [(theme.on_accent, theme.accent)]
    assert not {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < ENOUGH}


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_tags_can_be_read_and_their_dots_be_seen(theme: Theme) -> None:
    for colour in PALETTE:
        assert contrast(theme.ink, colour.dark_tint if theme.dark else colour.tint) >= ENOUGH, colour
        for ground in (theme.background, theme.pane, theme.paper):
            assert contrast(colour.dot, ground) >= 3, (colour, ground)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_what_the_author_marked_is_seen_and_can_be_read(theme: Theme) -> None:
    document = Document((Block(BlockKind.PARAGRAPH, "标亮", (Span(0, 2, SpanKind.MARK),)),))
    (mark,) = author_marks(document, theme)
    assert contrast(mark.fill, theme.paper) > 1.2
    assert contrast(mark.fill, theme.ink) > ENOUGH
    assert contrast(mark.fill, theme.accent) > ENOUGH
