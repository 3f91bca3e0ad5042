"""Errors that are meant for the person at the screen. Anything else that is raised is a bug of ours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from reader_app.domain.sentence import Sentence, sentence


class ReaderError(Exception):
    """Something the user can understand and act on: one kind sentence that says what to do.

    Args:
        template: The sentence in Chinese, with `{name}` places for values. It is the key of its translation, so
            it is a literal wherever it is raised.
        code: A short English word for scripts, as in the JSON that the command line prints.
        **values: What stands in the places.
    """

    def __init__(self, template: str, *, code: str = "error", **values: object) -> None:
        self.template = template
        self.code = code
        self.values = values
        super().__init__(template.format(**values) if values else template)

    def reason(self, file: PurePath) -> Sentence:
        """The sentence, without `file` where it names it after a colon: for lists of files."""
        named = [key for key, value in self.values.items() if PurePath(str(value)) in (file, PurePath(file.name))]
        return replace(sentence(self.template, **self.values), omitted=tuple(named))


class Cancelled(Exception):  # noqa: N818 - it is an outcome, not an error
    """Raised out of a job's `progress` call when the user has cancelled it."""
