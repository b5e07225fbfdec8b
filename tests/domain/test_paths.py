from portal.domain.definition import LANGUAGES
from portal.domain.paths import APPLY, FOLLOW, RESUME, SITE, SURVEY, follow_path, resume_path, survey_path


def test_links_lead_to_the_pages_of_their_language() -> None:
    assert follow_path("nl", "MA-2222-222", "token") == "/volgen/MA-2222-222/token"
    assert follow_path("en", "MA-2222-222") == "/en/follow/MA-2222-222"
    assert survey_path("en", "MA-2222-222", "token") == "/en/survey/MA-2222-222/token"
    assert resume_path("nl", "draft", "token") == "/aanvragen/verder/draft/token"


def test_everything_english_lives_below_en() -> None:
    for paths in (APPLY, FOLLOW, SURVEY, RESUME, SITE):
        assert {language for language in LANGUAGES if paths[language].startswith("/en/")} == {"en"}
        assert all(path.endswith("/") for path in paths.values())
