from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer import concentration as c

VECTOR = np.array([50, 30, 20])
counts = st.lists(st.integers(1, 500), min_size=1, max_size=40).map(np.array)


def test_the_vector_of_clinical_2b() -> None:
    """n = 50, 30, 20: HHI = .25 + .09 + .04; repeats (50*49 + 30*29 + 20*19) / (100*99) = 3700 / 9900."""
    assert c.herfindahl(VECTOR) == pytest.approx(0.380)
    assert 1 / c.herfindahl(VECTOR) == pytest.approx(2.632, abs=5e-4)
    assert c.repeat_chance(VECTOR) == pytest.approx(0.37374, abs=5e-6)
    assert 1 / c.repeat_chance(VECTOR) == pytest.approx(2.676, abs=5e-4)
    assert c.entropy(VECTOR) == pytest.approx(1.02965, abs=5e-6)
    assert c.effective_number(VECTOR) == pytest.approx(2.800, abs=5e-4)
    assert c.gini(VECTOR) == pytest.approx(0.200)
    assert c.top_share(VECTOR, 2) == pytest.approx(0.8)


def test_even_counts_have_as_many_effective_creators_as_creators() -> None:
    even = np.full(7, 12)
    assert c.effective_number(even) == pytest.approx(7)
    assert 1 / c.herfindahl(even) == pytest.approx(7)
    assert c.gini(even) == pytest.approx(0)


def test_creators_without_a_view_change_nothing() -> None:
    padded = np.array([0, 50, 0, 30, 20, 0])
    assert c.gini(padded) == pytest.approx(0.2)
    assert c.entropy(padded) == pytest.approx(c.entropy(VECTOR))


@given(counts)
def test_the_measures_stay_in_their_bounds(n: np.ndarray[tuple[int], np.dtype[np.int64]]) -> None:
    assert 1 / n.size - 1e-9 <= c.herfindahl(n) <= 1 + 1e-9
    assert 1 - 1e-9 <= c.effective_number(n) <= n.size + 1e-9
    assert -1e-9 <= c.gini(n) < 1
    assert 1 / c.herfindahl(n) <= c.effective_number(n) + 1e-9  # D2 never above D1
    if n.sum() > 1:
        assert c.repeat_chance(n) <= c.herfindahl(n) + 1e-12


@given(counts, st.randoms())
def test_order_does_not_matter(n: np.ndarray[tuple[int], np.dtype[np.int64]], random: object) -> None:
    shuffled = n.tolist()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert c.gini(np.array(shuffled)) == pytest.approx(c.gini(n))
    assert c.entropy(np.array(shuffled)) == pytest.approx(c.entropy(n))
