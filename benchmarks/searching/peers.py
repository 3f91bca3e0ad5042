"""All peers, by name."""

from __future__ import annotations

from benchmarks.searching.peer import Peer
from benchmarks.searching.ripgrep_peer import RipgrepPeer
from benchmarks.searching.sqlite_peers import PairsPeer, TrigramPeer
from benchmarks.searching.tantivy_peer import TantivyPairsPeer, TantivyPeer

PEERS: dict[str, type[Peer]] = {
    "tantivy": TantivyPeer,
    "fts5-pairs": PairsPeer,
    "fts5-trigrams": TrigramPeer,
    "ripgrep": RipgrepPeer,
    "tantivy-pairs": TantivyPairsPeer,
}
"""What each is called on the command line."""

BUILT_ONLY = ("tantivy-pairs",)
"""Not searched: how fast tantivy builds with less work."""


def missing(name: str) -> str:
    """Why a peer cannot be used here, or ""."""
    return PEERS[name].missing()
