"""A change to annotations, and the change that takes it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reader_app.domain.annotation import Annotation


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What shall be (or has been) changed, in one step.

    Attributes:
        annotations: id -> the annotation as it is afterwards, or None where it is gone.
        articles: ids of the articles whose annotations are touched (needed where the new value is None).
        name: For the undo menu, in Chinese, such as "删除批注".
    """

    annotations: Mapping[str, Annotation | None]
    articles: frozenset[str]
    name: str = ""

    @property
    def entries(self) -> Mapping[str, object]:
        """What is changed, by id."""
        return self.annotations

    def __bool__(self) -> bool:
        return bool(self.annotations)

    def kept(self) -> Iterator[Annotation]:
        """The annotations that exist afterwards."""
        return (value for value in self.annotations.values() if value is not None)

    def inverse(self, before: Mapping[str, Annotation]) -> ChangeSet:
        """The change that restores `before`: the annotations with these ids as they were."""
        return ChangeSet({key: before.get(key) for key in self.annotations}, self.articles, self.name)

    @classmethod
    def put(cls, *annotations: Annotation, name: str = "") -> ChangeSet:
        """Adds or replaces these annotations."""
        return cls({a.id: a for a in annotations}, frozenset(a.article_id for a in annotations), name)

    @classmethod
    def remove(cls, *annotations: Annotation, name: str = "") -> ChangeSet:
        """Deletes these annotations."""
        return cls(dict.fromkeys(a.id for a in annotations), frozenset(a.article_id for a in annotations), name)
