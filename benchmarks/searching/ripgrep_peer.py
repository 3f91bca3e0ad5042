"""ripgrep over one file with one article a line. It knows no order of results."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.searching.peer import TOP
from benchmarks.searching.question import Answer, Question


class RipgrepPeer:
    """See `Peer`. Each line begins with the article's number; several pieces are several ripgreps in a pipe."""

    name = "ripgrep"
    about = (
        "fixed strings over one file, a line an article; a pipe for several pieces; one run counts, one takes the first"
    )

    def __init__(self, folder: Path) -> None:
        self._file = folder / "texts"
        self.version = _run(["rg", "--version"]).split()[1]

    @staticmethod
    def missing() -> str:
        """See `Peer.missing`."""
        return "" if shutil.which("rg") else "ripgrep is not installed (apt-get install ripgrep)"

    def build(self, texts: Sequence[str]) -> None:
        """See `Peer.build`."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("w", encoding="utf-8") as out:
            for number, text in enumerate(texts):
                out.write(f"{number}\t{text.replace(chr(10), ' ')}\n")

    def open(self) -> None:
        """See `Peer.open`."""

    def search(self, question: Question) -> Answer:
        """See `Peer.search`."""
        total = self._pipe(question, "--count")
        first = self._pipe(question, "--max-count", str(TOP))
        return Answer(list(_numbers(first)), int(total or "0"))

    def all_ids(self, question: Question) -> set[int]:
        """See `Peer.all_ids`."""
        return set(_numbers(self._pipe(question)))

    def close(self) -> None:
        """See `Peer.close`."""

    def _pipe(self, question: Question, *last: str) -> str:
        """What the last of the ripgreps prints."""
        stages = [["-e", *" -e ".join(group).split()] for group in question.groups]
        stages += [["--invert-match", "-e", piece] for piece in question.without]
        running: list[subprocess.Popen[bytes]] = []
        for number, stage in enumerate(stages):
            options = last if number == len(stages) - 1 else ()
            source = running[-1].stdout if running else None
            where = ["-"] if running else [str(self._file)]
            command = ["rg", "--no-config", "--no-line-number", "--fixed-strings", *options, *stage, *where]
            running.append(subprocess.Popen(command, stdin=source, stdout=subprocess.PIPE))
            if source is not None:
                source.close()  # so that an earlier one hears that the later one has seen enough
        output = running[-1].communicate()[0].decode()
        for process in running:
            process.wait()
        return output


def _numbers(output: str) -> Iterator[int]:
    return (int(line.partition("\t")[0]) for line in output.split("\n") if line)


def _run(command: Sequence[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
