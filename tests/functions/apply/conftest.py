"""The form over fakes: a clock that can be moved, drafts, files and addresses in memory."""

from collections.abc import Callable
from itertools import count

import pytest

from tests.builders import BRAND
from tests.functions.apply.customer import Customer, a_portal


@pytest.fixture
def new_customer() -> Callable[..., Customer]:
    """A customer of a brand, with a browser of their own and an empty form."""
    numbers = count(1)
    return lambda brand=BRAND, **parts: Customer(a_portal(brand, seed=next(numbers), **parts))


@pytest.fixture
def customer(new_customer: Callable[..., Customer]) -> Customer:
    return new_customer()
