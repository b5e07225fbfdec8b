from hypothesis import given
from hypothesis import strategies as st

from portal.domain.quality import drawn

KEYS = st.sets(st.text("abcdefgh0123456789.", min_size=1, max_size=8), max_size=40)


@given(KEYS, st.integers(0, 10), st.randoms())
def test_the_same_contacts_in_any_order_give_the_same_sample(keys: set[str], size: int, chance: object) -> None:
    shuffled = sorted(keys)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    sample = drawn(shuffled, "2027-W14", "grondwerk_oost", size)
    assert sample == drawn(sorted(keys), "2027-W14", "grondwerk_oost", size)
    assert set(sample) <= keys
    assert len(sample) == min(size, len(keys))


def test_another_week_or_organisation_gives_another_sample() -> None:
    keys = [f"MA-{number:04}.c1" for number in range(500)]
    samples = {
        drawn(keys, week, organisation, 5)
        for week in ("2027-W14", "2027-W15")
        for organisation in ("grondwerk_oost", "stroomland")
    }
    assert len(samples) == 4


def test_every_contact_has_the_same_chance() -> None:
    keys = [f"MA-{number:04}.c1" for number in range(20)]
    counts = dict.fromkeys(keys, 0)
    for week in range(1_000):
        for key in drawn(keys, f"week {week}", "stroomland", 5):
            counts[key] += 1
    assert all(190 <= count <= 310 for count in counts.values()), counts
