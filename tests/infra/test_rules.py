"""No rule stands there for show: each is seen to find something."""

from itertools import chain

from tests.infra.test_carrying import CARRYING
from tests.infra.test_granting import GRANTING
from tests.infra.test_keeping import KEEPING
from tests.infra.test_others import REST
from tests.infra.test_showing import SHOWING
from tests.infra.test_stacks import EVERYWHERE, RULES
from tests.infra.test_waking import WAKING
from tests.infra.test_warning import WARNING

SLIPS = (*CARRYING, *GRANTING, *KEEPING, *REST, *SHOWING, *WAKING, *WARNING)


def test_every_rule_is_shown_to_find_something() -> None:
    shown = {slip.rule for slip in SLIPS}
    assert {rule.__name__ for rule in chain(EVERYWHERE, *RULES.values()) if rule not in shown} == set()
