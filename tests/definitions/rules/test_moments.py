import pytest

from tests.definitions.rules.slips import Slip, shown

SLIPS = (
    Slip(
        'id = "B"\nphase = "order"',
        'id = "B"\nphase = "ordr"',
        "contact_moments[1].phase",
        "there is no phase 'ordr' (did you mean order?); known: orient, order, prepare, deliver, aftercare.",
    ),
    Slip('joins = "2"', 'joins = "9"', "contact_moments[6].joins", "there is no contact moment '9'"),
    Slip('joins = "2"', 'joins = "3"', "contact_moments[6].joins", "a contact moment can't be joined with itself."),
    Slip(
        "working_days_before = 10",
        'working_days_before = 10\nterm = { value = 3, unit = "weeks", after = "released" }',
        "contact_moments[5].working_days_before",
        "stands beside term; a contact moment is due by one of the two.",
    ),
    Slip(
        "working_days_before = 10\n",
        "",
        "contact_moments[5].term",
        "is missing; needed unless the contact moment is optional or the portal's own.",
    ),
    Slip(
        'fulfilled_by = "soft_date_agreed"\n',
        "",
        "contact_moments[2].fulfilled_by",
        "is missing; something with a term is done when a milestone is reached.",
    ),
    Slip(
        "working_days_before = 10",
        "working_days_before = 0",
        "contact_moments[5].working_days_before",
        "must be 1 or more; it is 0.",
    ),
    Slip(
        'term = { value = 10, unit = "working_days", after = "submitted" }',
        'term = { value = 0, unit = "working_days", after = "submitted" }',
        "contact_moments[1].term.value",
        "must be 1 or more; it is 0.",
    ),
    Slip(
        'preferred_term = { value = 48, unit = "hours", after = "submitted" }',
        'preferred_term = { value = 48, unit = "hours", after = "intake_done" }',
        "contact_moments[1].preferred_term.after",
        "intake_done is what ends this term, so it can't begin it.",
    ),
    Slip(
        'preconditions = ["released"]\nfulfilled_by',
        'preconditions = ["soft_date_agreed"]\nfulfilled_by',
        "contact_moments[2].preconditions",
        "soft_date_agreed is what this contact moment itself brings about.",
    ),
    Slip(
        'nl = "De netbeheerder controleert met u of de aanvraag klopt."',
        'nl = "De netbeheerder noemt de uitvoeringsweek."',
        "contact_moments[1].happens[0].nl",
        "holds 'uitvoeringsweek', but a network operator never speaks of planning.",
    ),
    Slip(
        'en = "Do you have drawings that we don\'t have yet?"',
        'en = "Which start date would you like?"',
        "contact_moments[1].script.ask[1].en",
        "holds 'start date', but a network operator never speaks of planning.",
    ),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.path}: {slip.sentence[:40]}")
def test_a_slip_in_a_contact_moment_is_told_where_it_stands(
    slip: Slip, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shown(slip, "process", tmp_path_factory.mktemp("slip"))


def test_an_operator_does_not_agree_a_date(tmp_path_factory: pytest.TempPathFactory) -> None:
    slip = Slip(
        'owner = "contractor"\nmeans = ["phone", "mail"]\npurpose = { nl = "U spreekt de definitieve',
        'owner = "portal"\nmeans = ["phone", "mail"]\npurpose = { nl = "U spreekt de definitieve',
        "contact_moments[5].owner",
        "must be contractor, because hard_date_agreed is planning; it is portal.",
    )
    shown(slip, "process", tmp_path_factory.mktemp("slip"))
