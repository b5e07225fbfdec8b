from portal.definitions.searchable import stemmer
from portal.domain.search.index import Section, index
from portal.domain.search.lexicon import Thesaurus
from portal.domain.search.ranking import Ranking

THESAURUS = Thesaurus(stop=("de", "het", "is", "mijn"), alike=(("factuur", "rekening"),), compounds=True)


def a_section(heading: str, text: str) -> Section:
    return Section("page", f"/#{heading}", heading, ("Pagina",), text, text)


def a_ranking(*sections: Section) -> Ranking:
    return Ranking(index(sections, THESAURUS, stemmer("nl")), stemmer("nl"))


COSTS = a_section("Kosten", "Wat de rekening is en hoe u betaalt.")
DATE = a_section("Datum", "De aannemer belt over de dag.")
GARDEN = a_section("Tuin", "De tuin komt in de rekening niet voor, de tuin is van uzelf.")


def headings(ranking: Ranking, question: str) -> list[str]:
    return [hit.section.heading for hit in ranking.find(question)]


def test_the_section_that_speaks_of_it_comes_first() -> None:
    assert headings(a_ranking(COSTS, DATE, GARDEN), "wanneer belt de aannemer") == ["Datum"]


def test_a_word_in_the_heading_says_more_than_one_in_the_text() -> None:
    assert headings(a_ranking(GARDEN, a_section("Rekening", "Zie elders.")), "rekening")[0] == "Rekening"


def test_other_words_and_plurals_find_it_too() -> None:
    assert "Kosten" in headings(a_ranking(COSTS, DATE), "facturen")


def test_a_question_of_words_that_say_nothing_finds_nothing() -> None:
    assert headings(a_ranking(COSTS, DATE), "is het mijn de") == []
    assert headings(a_ranking(COSTS, DATE), "") == []


def test_no_more_are_found_than_asked_for() -> None:
    assert len(a_ranking(COSTS, GARDEN).find("rekening", most=1)) == 1


def test_pages_without_a_word_in_them_can_be_asked_too() -> None:
    assert a_ranking().find("rekening") == ()


def test_by_page_the_best_section_leads_and_others_of_that_page_follow() -> None:
    other = Section("other", "/other/", "Rekening", ("Anders",), "De rekening, de rekening.", "")
    ((first, *_), *_) = pages = a_ranking(COSTS, GARDEN, other).pages("rekening")
    assert first == other
    assert [[section.page for section in page] for page in pages] == [["other"], ["page", "page"]]
