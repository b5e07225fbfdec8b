"""Where a customer's pages live, in both languages: links in mails and pages are made from these alone."""

from portal.domain.definition import Language

APPLY = {"nl": "/aanvragen/", "en": "/en/apply/"}
FOLLOW = {"nl": "/volgen/", "en": "/en/follow/"}
SURVEY = {"nl": "/ktv/", "en": "/en/survey/"}
RESUME = {"nl": "/aanvragen/verder/", "en": "/en/apply/resume/"}
MINE = {"nl": "/volgen/mijn-aanvragen/", "en": "/en/follow/my-applications/"}
SEARCH = {"nl": "/zoeken/", "en": "/en/find/"}
SITE = {"nl": "/", "en": "/en/"}


def follow_path(language: Language, reference: str, token: str = "") -> str:
    return f"{FOLLOW[language]}{reference}" + (f"/{token}" if token else "")


def mine_path(language: Language, link: str = "") -> str:
    """The list of several applications of one mail address."""
    return f"{MINE[language]}{link}"


def optional_path(language: Language, reference: str, token: str) -> str:
    """Where messages that a customer can do without are ended."""
    ending = "unsubscribe" if language == "en" else "afmelden"
    return f"{FOLLOW[language]}{reference}/{ending}/{token}"


def survey_path(language: Language, reference: str, token: str) -> str:
    return f"{SURVEY[language]}{reference}/{token}"


def resume_path(language: Language, draft: str, token: str) -> str:
    return f"{RESUME[language]}{draft}/{token}"
