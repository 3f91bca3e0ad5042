"""All marks of the part that is shown, by block.

Those of hits are kept: a step to the next one must not make thousands of them again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader_app.domain.annotation import Placed
from reader_app.domain.block import Document
from reader_app.ui.reader.hits import Hits, Span
from reader_app.ui.reader.marks import Mark, annotation_marks, author_marks, by_block, hit_marks
from reader_app.ui.reader.parts import Part
from reader_app.ui.theme import Theme

ByBlock = Mapping[int, tuple[Mark, ...]]


class ShownMarks:
    """Makes them anew as far as they are others."""

    def __init__(self) -> None:
        self._made_of: tuple[Document, Part, tuple[Span, ...], Theme] | None = None
        self._of_hits: ByBlock = {}

    def make(
        self,
        document: Document,
        part: Part,
        hits: Hits,
        placed: Iterable[Placed],
        theme: Theme,
        focused: str | None,
        more: Iterable[Mark] = (),
    ) -> ByBlock:
        """The author's marks below the reader's annotations, below `more`, below hits, the present one uppermost."""
        below = [*author_marks(document, theme), *annotation_marks(placed, theme, focused), *more]
        present = [hits.present] if hits.present is not None and part.meets(*hits.present) else []
        layers = (
            by_block(document, (mark for mark in below if part.meets(mark.start, mark.end))),
            self._hits(document, part, hits.spans, theme),
            by_block(document, hit_marks(present, 0, theme)),
        )
        marks = dict(layers[1])
        for index in (*layers[0], *layers[2]):
            marks[index] = tuple(mark for layer in layers for mark in layer.get(index, ()))
        return marks

    def _hits(self, document: Document, part: Part, spans: tuple[Span, ...], theme: Theme) -> ByBlock:
        now, made_of = (document, part, spans, theme), self._made_of
        if made_of is None or any(new is not old for new, old in zip(now, made_of, strict=True)):
            inside = [span for span in spans if part.meets(*span)]
            self._of_hits = by_block(document, hit_marks(inside, None, theme))
            self._made_of = now
        return self._of_hits
