from collections.abc import Callable

from portal.web.later import later


def loading(loads: list[str]) -> Callable[[], Callable[..., str]]:
    def load() -> Callable[..., str]:
        loads.append("loaded")
        return lambda reference: f"page of {reference}"

    return load


def test_a_view_is_loaded_when_it_is_first_asked_for() -> None:
    loads: list[str] = []
    view = later(loading(loads))
    assert loads == []
    assert view(reference="a") == "page of a"


def test_it_is_loaded_once() -> None:
    loads: list[str] = []
    view = later(loading(loads))
    assert [view(reference="a"), view(reference="b")] == ["page of a", "page of b"]
    assert loads == ["loaded"]
