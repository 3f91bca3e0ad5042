"""A sentence for the user that is kept or handed on before it is known in which language it will be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


def _as_it_is(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Sentence:
    """Made by `sentence` and `ReaderError.reason`. As a `str` it is Chinese.

    Attributes:
        template: In Chinese, with `{name}` places; the key of its translation.
        values: (name, what stands in the place), by name.
        omitted: Names of places that are left out where they stand after a colon.
    """

    template: str
    values: tuple[tuple[str, str | Sentence], ...] = ()
    omitted: tuple[str, ...] = ()

    def said(self, translate: Callable[[str], str] = _as_it_is) -> str:
        """The sentence in the language into which `translate` brings a template."""
        template = translate(self.template)
        for name in self.omitted:
            template = re.sub(rf"\s*[：:]\s*{{{name}}}", "", template)
        values = {name: each.said(translate) if isinstance(each, Sentence) else each for name, each in self.values}
        return template.format(**values) if values else template

    def __str__(self) -> str:
        return self.said()


def sentence(template: str, **values: object) -> Sentence:
    """`template` is a literal wherever this is called."""
    kept = [(name, each if isinstance(each, Sentence) else str(each)) for name, each in values.items()]
    return Sentence(template, tuple(sorted(kept, key=lambda pair: pair[0])))
