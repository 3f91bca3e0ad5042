"""Which file is which article: pure rules that keep an article's identity while files are edited, renamed and moved.

The rules, in their order: the same place with the same content; the same content at another place; the same place with
other content; a text much like one that has vanished. Everything else is a new article.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import PurePosixPath

from reader_app.services.likeness import Sketch, is_same, likeness, sketch
from reader_app.storage.records import Identity


def new_id(path: str, taken: Collection[str]) -> str:
    """Twelve hexadecimal digits from the path, so that they come out the same when everything was lost."""
    count = 0
    while True:
        name = f"{path}\0{count}" if count else path
        made = hashlib.blake2b(name.encode("utf-8"), digest_size=6).hexdigest()
        if made not in taken:
            return made
        count += 1


def assign(
    files: Mapping[str, str], identities: Iterable[Identity], still: Callable[[str, Identity], bool]
) -> dict[str, str]:
    """Find the known articles among files that are new or changed.

    Args:
        files: Path -> content hash.
        identities: Of every article that no unchanged file has.
        still: `still(path, identity)`: whether the edited file at the article's own path is alike enough to be it;
            asked when another file has the article's old content.

    Returns:
        Path -> article id; a path that is not in it belongs to nobody known by place or content.
    """
    found: dict[str, Identity] = {}
    waiting = {identity.id: identity for identity in identities}

    def claim(path: str, identity: Identity) -> None:
        found[path] = waiting.pop(identity.id)

    for path, owner in _at_their_places(files, waiting.values()):
        if owner.content_hash == files[path] and path not in found:
            claim(path, owner)
    for path, identity in _by_content(files, found, waiting.values()):
        if path not in found and identity.id in waiting:
            claim(path, identity)
    for path, identity in list(found.items()):
        displaced = identity.path != path and identity.path in files and identity.path not in found
        # A copy was made and the original edited; or the original was renamed and its old name used again.
        if displaced and still(identity.path, identity):
            del found[path]
            found[identity.path] = identity
    for path, owner in _at_their_places(files, waiting.values()):
        if path not in found and owner.id in waiting:
            claim(path, owner)
    return {path: identity.id for path, identity in found.items()}


def _at_their_places(files: Mapping[str, str], identities: Iterable[Identity]) -> list[tuple[str, Identity]]:
    """Each identity with the file that has its path, or its path in other letters where the exact one is gone."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for path in files:
        by_key[place_key(path)].append(path)
    pairs = []
    for identity in sorted(identities, key=lambda each: (each.missing, each.path, each.id)):
        if identity.path in files:
            pairs.append((identity.path, identity))
        else:
            pairs += [(path, identity) for path in by_key[place_key(identity.path)]]
    return sorted(pairs, key=lambda pair: (pair[1].missing, pair[0] != pair[1].path))


def place_key(path: str) -> str:
    """The same for names that differ in capital letters or in how accents are written."""
    return unicodedata.normalize("NFC", path).casefold()


def _by_content(
    files: Mapping[str, str], found: Mapping[str, Identity], identities: Iterable[Identity]
) -> list[tuple[str, Identity]]:
    """Files with the content of an article that is not at its place any more, the likeliest pairs first."""
    by_hash: dict[str, list[Identity]] = defaultdict(list)
    occupied = set()
    for identity in identities:
        by_hash[identity.content_hash].append(identity)
        if not identity.missing:
            occupied.add(identity.path)
    pairs = []
    for path, content_hash in files.items():
        if path in found:
            continue
        for identity in by_hash.get(content_hash, ()):
            if not (identity.missing and path in occupied):  # else its own article has come to the same words
                pairs.append((_unlikely(path, identity, files), path, identity))
    pairs.sort(key=lambda pair: (pair[0], pair[1], pair[2].path, pair[2].id))
    return [(path, identity) for _, path, identity in pairs]


def _unlikely(path: str, identity: Identity, files: Collection[str]) -> tuple[bool, bool, bool, bool]:
    """Sorts pairs of the same content: moved before edited before returned, the same name and folder first."""
    here, there = PurePosixPath(path), PurePosixPath(identity.path)
    return identity.missing, identity.path in files, here.name != there.name, here.parent != there.parent


class Vanished:
    """Articles whose files are gone from their places and whose content is nowhere, to be known again by likeness.

    Args:
        identities: Who they are.
        texts: (id, canonical text) of those whose text is known.
    """

    def __init__(self, identities: Iterable[Identity], texts: Iterable[tuple[str, str]]) -> None:
        self._identities = {identity.id: identity for identity in identities}
        self._sketches = {key: sketch(text) for key, text in texts}
        self._by_piece: dict[int, list[str]] = defaultdict(list)
        for key, pieces in self._sketches.items():
            for piece in pieces:
                self._by_piece[piece].append(key)

    def __bool__(self) -> bool:
        return bool(self._identities)

    def resembling(self, path: str, title: str, fingerprint: str, text: str) -> list[tuple[float, str]]:
        """(likeness, id) of those that a new file at `path` may be."""
        pieces = sketch(text)
        near = {key for piece in pieces for key in self._by_piece.get(piece, ())}
        scores = {}
        for key, identity in self._identities.items():
            if identity.text_fingerprint == fingerprint:
                scores[key] = 1.0
            elif key in near:
                score = likeness(pieces, self._sketches[key])
                if is_same(score, same_title=identity.title == title):
                    scores[key] = score
            elif key not in self._sketches and (identity.title, _name(identity.path)) == (title, _name(path)):
                scores[key] = 0.0
        return [(score, key) for key, score in scores.items()]


def _name(path: str) -> str:
    return PurePosixPath(path).name


def best_pairs(candidates: Mapping[str, Iterable[tuple[float, str]]]) -> dict[str, str]:
    """Path -> id from path -> (likeness, id) of all it may be, the most alike first, nobody twice."""
    pairs = sorted((-score, path, key) for path, scored in candidates.items() for score, key in scored)
    chosen: dict[str, str] = {}
    taken: set[str] = set()
    for _, path, key in pairs:
        if path not in chosen and key not in taken:
            chosen[path] = key
            taken.add(key)
    return chosen


def is_still(old: Sketch, old_title: str, new_text: str, new_title: str) -> bool:
    """Whether an edited text is the article that it was."""
    return is_same(likeness(old, sketch(new_text)), same_title=old_title == new_title)
