from portal.definitions.mistakes import Mistake, Mistakes, written


def test_a_key_path_is_written_as_an_editor_reads_it() -> None:
    assert written(("contact_moments", 3, "term", "value")) == "contact_moments[3].term.value"
    assert written(("port",)) == "port"
    assert written(()) == ""


def test_mistakes_stand_in_the_order_of_the_files_and_their_lines() -> None:
    third, first, second = (
        Mistake("b.toml", 1, "", "x"),
        Mistake("a.toml", 9, "", "x"),
        Mistake("a.toml", 10, "", "x"),
    )
    assert Mistakes([third, second, first]).all == (first, second, third)


def test_a_mistake_without_a_line_or_key_still_reads_well() -> None:
    assert str(Mistake("a.toml", 0, "", "is missing.")) == "a.toml:?: the whole file: is missing."
