"""What ran before comes back as a whole, also where a deployment or a rollback was broken off half-way."""

from pathlib import Path

import pytest

from infra.releases import KEPT, NothingBefore, Releases

FIRST, SECOND, THIRD = ({"apply": f"a{n}", "track": f"t{n}"} for n in (1, 2, 3))
ONLY_TRACK = {**FIRST, "track": "t2"}


@pytest.fixture
def releases(tmp_path: Path) -> Releases:
    return Releases(tmp_path / "kept")


def keep(releases: Releases, *several: dict[str, str]) -> None:
    for release in several:
        zips = {function: releases.folder.parent / sha256 for function, sha256 in release.items()}
        for function, zipped in zips.items():
            zipped.write_text(f"{function} {release[function]}")
        releases.keep(release, zips)


def test_the_release_before_comes_back(releases: Releases) -> None:
    keep(releases, FIRST, SECOND)
    assert releases.before(SECOND) == FIRST
    assert releases.zip("apply", "a1").read_text() == "apply a1"


def test_a_release_that_changed_one_function_goes_back_too(releases: Releases) -> None:
    keep(releases, FIRST, ONLY_TRACK)
    assert releases.before(ONLY_TRACK) == FIRST


def test_the_same_release_again_is_no_other(releases: Releases) -> None:
    keep(releases, FIRST, SECOND, SECOND)
    assert releases.before(SECOND) == FIRST


def test_what_was_gone_back_from_never_comes_back(releases: Releases) -> None:
    keep(releases, FIRST, SECOND)
    releases.went_back_to(FIRST)
    keep(releases, THIRD)
    assert releases.before(THIRD) == FIRST
    assert not releases.zip("apply", "a2").exists()


def test_a_deployment_or_rollback_that_was_broken_off_goes_back_as_a_whole(releases: Releases) -> None:
    keep(releases, FIRST, SECOND)
    assert releases.before({"apply": "a2", "track": "t1"}) == FIRST


def test_what_another_machine_deployed_gives_way_to_the_newest_known_here(releases: Releases) -> None:
    keep(releases, FIRST, SECOND)
    assert releases.before({"apply": "a9", "track": "t9"}) == SECOND


@pytest.mark.parametrize("known", [[], [FIRST]])
def test_without_an_earlier_release_it_says_what_to_do(releases: Releases, known: list[dict[str, str]]) -> None:
    keep(releases, *known)
    with pytest.raises(NothingBefore, match="deploy the earlier code instead"):
        releases.before(FIRST)


def test_only_a_few_are_kept(releases: Releases) -> None:
    many = [{"apply": f"a{number}"} for number in range(KEPT + 2)]
    keep(releases, *many)
    assert releases.all() == many[2:]
    assert len(list(releases.folder.glob("apply/*.zip"))) == KEPT


def test_nothing_is_left_of_a_place_that_went(releases: Releases) -> None:
    keep(releases, FIRST)
    releases.forget()
    assert not releases.folder.exists()
