"""A call that was denied, a grant that nothing uses, an exception without need: each is a sentence."""

from tests.deployment.aws import Decision
from tests.deployment.grants import NEVER_ASKED, Grant, idle, refusals

ROLE, TABLE = "portal-x-test-track", "arn:aws:dynamodb:eu-west-1:123456789012:table/test-x-lookup"
WHO = f"arn:aws:sts::123456789012:assumed-role/{ROLE}/{ROLE}"
READ = Grant(ROLE, "Lookup", "dynamodb:GetItem", TABLE)
EXCUSED = [Grant(f"portal-x-test-{function}", sid, action, "arn:anything") for function, sid, action in NEVER_ASKED]


def asked(action: str = "dynamodb:GetItem", resource: str = TABLE, *, allowed: bool = True) -> Decision:
    return Decision(WHO, action, resource, allowed)


def test_a_denied_call_names_role_action_and_resource() -> None:
    assert refusals([asked(), asked(allowed=False), asked(allowed=False)]) == [
        f"{ROLE} was denied dynamodb:GetItem on {TABLE}"
    ]


def test_a_grant_that_was_used_is_no_news() -> None:
    assert idle([READ, *EXCUSED], [asked()]) == []


def test_a_grant_that_nothing_used_names_role_action_and_resource() -> None:
    others = [asked("dynamodb:PutItem"), asked(resource=f"{TABLE}-other"), asked(allowed=False)]
    assert idle([READ, *EXCUSED], others) == [
        f"{ROLE} may dynamodb:GetItem on {TABLE} (statement Lookup), and never did"
    ]


def test_a_pattern_is_used_by_what_fits_it() -> None:
    files = Grant(ROLE, "Files", "s3:GetObject", "arn:aws:s3:::uploads/drafts/*")
    assert idle([files, *EXCUSED], [asked("s3:GetObject", "arn:aws:s3:::uploads/drafts/a/b.pdf")]) == []


def test_an_exception_that_excuses_nothing_is_one_too_many() -> None:
    [excused, *others] = EXCUSED
    sentence = f"* {excused.sid} {excused.action} is excused without need"
    who = f"arn:aws:sts::123456789012:assumed-role/{excused.role}/{excused.role}"
    assert idle(EXCUSED, [Decision(who, excused.action, excused.resource, allowed=True)]) == [sentence]
    assert idle(others, []) == [sentence]
