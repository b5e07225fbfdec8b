"""Tables on a running engine, empty for each test: nothing one test writes is seen by another."""

from itertools import count

from portal.local.engine import Engine
from portal.store.tables import Tables, connect, create

REGION = "eu-west-1"
_numbers = count(1)


def fresh_tables(engine: Engine, brand: str = "mijnaansluiting") -> Tables:
    """The tables of a stage of their own."""
    tables = connect(f"test{next(_numbers)}-{brand}", REGION, engine.endpoint)
    create(tables)
    return tables


def emptied(tables: Tables) -> Tables:
    """The same tables without what stood in them: ten times as fast as making new ones."""
    for model in tables.all:
        with model.batch_write() as batch:
            for item in model.scan():
                batch.delete(item)
    return tables
