from hypothesis import given
from hypothesis import strategies as st

from portal.domain.talk import Talk
from portal.services.talks import from_text, to_text

WORDS = st.text(max_size=200)


@given(st.builds(Talk, WORDS, WORDS, WORDS))
def test_a_talk_is_read_back_as_it_was_written(talk: Talk) -> None:
    assert from_text(to_text(talk)) == talk
