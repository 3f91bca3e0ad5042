"""tantivy, through its Python wheel: phrases of character pairs; single characters have a field of their own."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.searching.peer import TOP, pairs
from benchmarks.searching.question import Answer, Question

THREADS = 2
HEAP = 256_000_000
"""Bytes that the writer may use, all threads together."""
_WRITER = f"{THREADS} threads, {HEAP // 10**6} MB heap"


class TantivyPeer:
    """See `Peer`. With `characters` False single characters are found by a pattern over all pairs."""

    name = "tantivy"
    about = f"character pairs with positions, and a field of single characters; {_WRITER}"
    characters = True

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._tantivy: Any = tantivy
        self.version = importlib.metadata.version("tantivy")
        self._folder = folder
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("number", fast=True)
        builder.add_text_field("pairs", tokenizer_name="spaces", index_option="position")
        if self.characters:
            builder.add_text_field("characters", tokenizer_name="spaces", index_option="freq")
        self._schema: Any = builder.build()
        self._searcher: Any = None

    @staticmethod
    def missing() -> str:
        """See `Peer.missing`."""
        return "" if importlib.util.find_spec("tantivy") else "tantivy is not installed (uv sync --group benchmarks)"

    def build(self, texts: Sequence[str]) -> None:
        """See `Peer.build`."""
        self._folder.mkdir(parents=True, exist_ok=True)
        document, index = self._tantivy.Document, self._index()
        writer = index.writer(heap_size=HEAP, num_threads=THREADS)
        for number, text in enumerate(texts):
            values = {"number": number, "pairs": pairs(text)}
            if self.characters:
                values["characters"] = " ".join(text)
            writer.add_document(document(**values))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        """See `Peer.open`."""
        index = self._index()
        index.reload()
        self._searcher = index.searcher()

    def search(self, question: Question) -> Answer:
        """See `Peer.search`."""
        found = self._searcher.search(self._query(question), limit=TOP, count=True)
        return Answer(self._numbers(found.hits), found.count)

    def all_ids(self, question: Question) -> set[int]:
        """See `Peer.all_ids`."""
        found = self._searcher.search(self._query(question), limit=max(1, self._searcher.num_docs))
        return set(self._numbers(found.hits))

    def close(self) -> None:
        """See `Peer.close`."""
        self._searcher = None

    def _index(self) -> Any:
        tantivy = self._tantivy
        index = tantivy.Index(self._schema, path=str(self._folder))
        spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer("spaces", spaces)
        return index

    def _numbers(self, hits: Iterable[tuple[Any, Any]]) -> list[int]:
        return list(self._searcher.fast_field_values("number", [address for _, address in hits]))

    def _query(self, question: Question) -> Any:
        occur = self._tantivy.Occur
        parts = [(occur.Must, self._any(group)) for group in question.groups]
        parts += [(occur.MustNot, self._piece(piece)) for piece in question.without]
        return parts[0][1] if len(parts) == 1 else self._tantivy.Query.boolean_query(parts)

    def _any(self, group: Sequence[str]) -> Any:
        if len(group) == 1:
            return self._piece(group[0])
        should = self._tantivy.Occur.Should
        return self._tantivy.Query.boolean_query([(should, self._piece(piece)) for piece in group])

    def _piece(self, piece: str) -> Any:
        query = self._tantivy.Query
        if len(piece) == 1:
            if self.characters:
                return query.term_query(self._schema, "characters", piece, index_option="freq")
            return query.regex_query(self._schema, "pairs", f"{piece}.*")
        # Every second pair is enough, and the last one.
        places = [*range(0, len(piece) - 2, 2), len(piece) - 2]
        if len(places) == 1:
            return query.term_query(self._schema, "pairs", piece, index_option="freq")
        return query.phrase_query(self._schema, "pairs", [(at, piece[at : at + 2]) for at in places])


class TantivyPairsPeer(TantivyPeer):
    """The smaller index, with pairs alone: what tantivy's building is measured with as well."""

    name = "tantivy, pairs alone"
    about = f"character pairs with positions, single characters by a pattern; {_WRITER}"
    characters = False
