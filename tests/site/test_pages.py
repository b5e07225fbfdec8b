from pathlib import Path

import pytest

from portal.site.pages import Page, PageWithoutKey, read_pages, with_front_matter


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_brand_has_the_shared_pages_and_its_own_in_their_place(tmp_path):
    write(tmp_path, "nl/kosten.md", "---\npage: costs\n---\nGedeeld")
    write(tmp_path, "nl/contact.md", "---\npage: contact\n---\nGedeeld")
    write(tmp_path, "brands/veld/pages/nl/kosten.md", "---\npage: costs\n---\nEigen")
    pages = read_pages(tmp_path, "veld", "nl").pages
    assert [(page.key, page.text.rpartition("\n")[2]) for page in pages] == [("contact", "Gedeeld"), ("costs", "Eigen")]


def test_pieces_of_a_brand_are_no_pages(tmp_path):
    write(tmp_path, "nl/kosten.md", "---\npage: costs\n---\n")
    write(tmp_path, "brands/veld/pages/nl/inserts/drukte.md", "Het is druk.")
    pages = read_pages(tmp_path, "veld", "nl")
    assert [page.path for page in pages.pages] == ["kosten.md"]
    assert pages.inserts == {"drukte": "Het is druk."}


@pytest.mark.parametrize(("name", "address"), [("index.md", ""), ("kosten.md", "kosten/")])
def test_a_page_has_an_address_that_ends_in_a_slash(tmp_path, name, address):
    write(tmp_path, f"nl/{name}", "---\npage: it\n---\n")
    assert read_pages(tmp_path, "veld", "nl").pages[0].address == address


@pytest.mark.parametrize("text", ["Zonder kop", "---\ndescription: Zonder naam\n---\n"])
def test_a_page_that_does_not_say_which_it_is_is_refused(tmp_path, text):
    write(tmp_path, "nl/kosten.md", text)
    with pytest.raises(PageWithoutKey, match=r"kosten\.md: the front matter misses"):
        read_pages(tmp_path, "veld", "nl")


def test_a_line_is_added_to_the_front_matter_only():
    text = "---\npage: costs\n---\nTekst\n---\n"
    assert with_front_matter(text, "elsewhere: /en/") == "---\nelsewhere: /en/\npage: costs\n---\nTekst\n---\n"


def test_a_page_says_what_it_is_about_beside_its_body():
    page = Page("costs", "kosten.md", "---\npage: costs\ndescription: Wat het kost\n---\nTekst\n---\n")
    assert (page.about, page.body) == ("Wat het kost", "Tekst\n---\n")
    assert Page("costs", "kosten.md", "---\npage: costs\n---\nTekst").about == ""
