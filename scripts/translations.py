"""Collects every sentence that the user can see into resources/translations/en.ts and compiles it to en.qm.

Usage: translations.py            merge new sentences in, drop vanished ones, compile
       translations.py --check    change nothing; fail if a sentence is missing, unfinished or obsolete

The sentences are found in the source with `ast` (first arguments of `CALLS`, names of change sets) and
in the tables that are translated where they are shown: settings, meanings, commands, formats.
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "reader_app"
TRANSLATIONS = ROOT / "resources" / "translations" / "en.ts"
QT_CHINESE = TRANSLATIONS.with_name("qt_zh.ts")
"""Words of Qt's own that its Chinese translation leaves out, or says clumsily; written by hand."""

CONTEXT = "reader_app"
CALLS = {"tr", "ReaderError", "sentence", "reporting"}


def main() -> int:
    """Merge or check; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    wanted = sentences()
    known = load(TRANSLATIONS)
    if not options.check:
        known = {text: known.get(text, "") for text in sorted(wanted)}
        TRANSLATIONS.write_text(render(known), "utf-8", newline="\n")
        for source in (TRANSLATIONS, QT_CHINESE):
            compile_to(source, source.with_suffix(".qm"))
    complaints = problems(wanted, known)
    for complaint in complaints:
        print(complaint)
    print(f"{len(wanted)} sentences, {len(complaints)} problems")
    return 1 if complaints else 0


def sentences() -> set[str]:
    """Everything that has to have a translation."""
    found = set(_from_tables())
    for path in SOURCE.rglob("*.py"):
        found |= set(from_source(path.read_text("utf-8")))
    return found - {""}


def from_source(code: str) -> Iterator[str]:
    """The sentences in a module: literal first arguments of `CALLS`, and names of change sets."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        if name.rpartition(".")[2] in CALLS and node.args:
            yield from _literals(node.args[0])
        if name.startswith(("ChangeSet", "SavedChange")):
            for keyword in node.keywords:
                if keyword.arg == "name":
                    yield from _literals(keyword.value)


def _literals(node: ast.expr) -> Iterator[str]:
    """A literal, or both arms of a choice between literals."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def _from_tables() -> Iterator[str]:
    from reader_app.domain.annotation import MEANINGS
    from reader_app.domain.settings import PRESETS, SECTIONS, SETTINGS
    from reader_app.domain.tags import PALETTE
    from reader_app.services.export import FORMATS
    from reader_app.ui.commands import COMMANDS, MENUS

    for setting in SETTINGS:
        yield setting.label
        yield from (label for _, label in setting.choices)
        yield from filter(None, [setting.remark])
    yield from SECTIONS.values()
    yield from (preset.name for preset in PRESETS)
    yield from (kind.label for kind in MEANINGS)
    yield from (colour.label for colour in PALETTE)
    yield from MENUS
    for command in COMMANDS:
        yield from (command.text, command.label)
    yield from (label for _, _, label in FORMATS)


def load(path: Path) -> dict[str, str]:
    """Sentence -> translation, "" where it is unfinished."""
    if not path.exists():
        return {}
    known = {}
    for message in ElementTree.parse(path).iter("message"):
        translation = message.find("translation")
        finished = translation is not None and translation.get("type") is None
        known[message.findtext("source", "")] = (translation.text or "") if finished and translation is not None else ""
    return known


def render(known: dict[str, str]) -> str:
    """A Qt translation source file."""
    top = ElementTree.Element("TS", version="2.1", language="en", sourcelanguage="zh_CN")
    context = ElementTree.SubElement(top, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for source, text in known.items():
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = source
        translation = ElementTree.SubElement(message, "translation")
        translation.text = text
        if not text:
            translation.set("type", "unfinished")
    ElementTree.indent(top, "  ")
    body = ElementTree.tostring(top, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def problems(wanted: set[str], known: dict[str, str]) -> list[str]:
    """What keeps the interface from being all English, a line each."""
    found = [f"missing: {text}" for text in sorted(wanted - known.keys())]
    found += [f"obsolete: {text}" for text in sorted(known.keys() - wanted)]
    for source, text in known.items():
        if not text:
            found.append(f"unfinished: {source}")
        elif places(source) != places(text):
            found.append(f"other places than the original: {text}")
    for source in (TRANSLATIONS, QT_CHINESE):
        compiled = source.with_suffix(".qm")
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / compiled.name
            compile_to(source, fresh)
            if not compiled.exists() or compiled.read_bytes() != fresh.read_bytes():
                found.append(f"{compiled.name} is older than {source.name}: run scripts/translations.py")
    return found


def places(text: str) -> set[str]:
    """The names of the places for values."""
    return set(re.findall(r"{(\w+)[^}]*}", text))


def compile_to(source: Path, target: Path) -> None:
    """Compile a translation source file; what is unfinished stays as it is in the code."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    command = [str(tool), "-silent", str(source), "-qm", str(target)]
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
