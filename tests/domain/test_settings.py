"""Settings accept what is of their type and within their limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.domain.settings import DECLARED, PRESET_KEYS, PRESETS, SETTINGS, Preset


@pytest.mark.parametrize(
    ("key", "value", "accepted"),
    [
        ("general.theme", "dark", "dark"),
        ("general.theme", "purple", "system"),
        ("general.theme", 3, "system"),
        ("reader.font_size", 20, 20),
        ("reader.font_size", 4, 10),
        ("reader.font_size", 400, 68),
        ("reader.font_size", True, 17),
        ("reader.font_size", "20", 17),
        ("reader.font_size", 20.5, 17),
        ("reader.line_height", 2.0, 2.0),
        ("reader.line_height", float("nan"), 1.9),
        ("reader.line_height", float("inf"), 2.5),
        ("reader.full_width_marks", False, False),
        ("reader.full_width_marks", 0, True),
        ("general.author", "林苗", "林苗"),
        ("general.author", None, ""),
    ],
)
def test_values(key: str, value: object, accepted: object) -> None:
    result = DECLARED[key].accept(value)
    assert result == accepted
    assert type(result) is type(DECLARED[key].default)


@given(
    st.sampled_from(SETTINGS),
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.integers())),
)
def test_whatever_is_in_the_file_something_valid_comes_out(setting: object, value: object) -> None:
    declared = next(s for s in SETTINGS if s is setting)
    result = declared.accept(value)
    assert declared.accept(result) == result
    assert declared.accept(declared.default) == declared.default


def test_keys_are_unique() -> None:
    assert len(DECLARED) == len(SETTINGS)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_preset_decides_all_of_a_layout_within_limits(preset: Preset) -> None:
    assert preset.values.keys() <= set(PRESET_KEYS)
    layout = preset.layout()
    assert list(layout) == list(PRESET_KEYS)
    assert all(DECLARED[key].accept(value) == value for key, value in layout.items())


def test_presets_differ() -> None:
    layouts = [preset.layout() for preset in PRESETS]
    assert all(layouts.count(layout) == 1 for layout in layouts)
