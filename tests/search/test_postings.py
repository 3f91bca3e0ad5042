"""Lists of positions come back from their bytes."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader_app.search.postings import decode_narrow, decode_wide, encode_narrow, encode_wide

# Around every number of bytes.
NUMBERS = st.lists(
    st.one_of(st.integers(0, 2**32 - 1), st.sampled_from([0, 127, 128, 65535, 65536, 2**14, 2**21, 2**28])), max_size=40
)


@given(NUMBERS)
def test_narrow_lists_come_back(numbers: list[int]) -> None:
    data, ends = encode_narrow(np.array(numbers, np.uint32))
    assert decode_narrow(data).tolist() == numbers
    assert len(ends) == len(numbers)
    for number, end in enumerate(ends):
        assert decode_narrow(data[:end]).tolist() == numbers[: number + 1]


@given(st.sets(st.integers(0, 2**32 - 1), max_size=40))
def test_wide_lists_come_back(numbers: set[int]) -> None:
    positions = np.array(sorted(numbers), np.uint32)
    data = encode_wide(np.diff(positions, prepend=np.uint32(0)).astype(np.uint32))
    assert decode_wide(np.frombuffer(data, np.uint8)).tolist() == positions.tolist()
