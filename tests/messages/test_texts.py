from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from botocore.exceptions import ConnectTimeoutError
from botocore.stub import Stubber

from portal.messages.texts import SmsVoice, TextBox, texts_for
from portal.services.message_ports import BadAddress, Refused, Sms, TryLater
from tests.builders import NOW, some_settings

SENDER = "arn:aws:sms-voice:eu-west-1:123456789012:sender-id/Portaal/NL"
SMS = Sms("m1@portaal.example", "+31612345678", "Portaal: wij komen morgen.", "Portaal", "nl", NOW)


def test_the_service_gets_number_text_and_sender() -> None:
    voice = SmsVoice("eu-west-1", SENDER)
    with Stubber(voice._client) as stub:
        expected = {
            "DestinationPhoneNumber": "+31612345678",
            "OriginationIdentity": SENDER,
            "MessageBody": "Portaal: wij komen morgen.",
            "MessageType": "TRANSACTIONAL",
        }
        stub.add_response("send_text_message", {"MessageId": "1"}, expected)
        voice.send(SMS)
        stub.assert_no_pending_responses()


@pytest.mark.parametrize(
    ("code", "reason", "outcome"),
    [
        ("ValidationException", "INVALID_PARAMETER", BadAddress),
        ("ConflictException", "DESTINATION_PHONE_NUMBER_OPTED_OUT", BadAddress),
        ("ConflictException", "DESTINATION_COUNTRY_BLOCKED", BadAddress),
        ("ConflictException", "NUMBER_NOT_ASSOCIATED_TO_POOL", Refused),
        ("ThrottlingException", "", TryLater),
        ("AccessDeniedException", "INSUFFICIENT_ACCOUNT_REPUTATION", TryLater),
        ("ServiceQuotaExceededException", "MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT", TryLater),
        ("InternalServerException", "", TryLater),
    ],
)
def test_what_it_says_about_a_number_or_a_text_is_for_good_and_the_rest_passes(
    code: str, reason: str, outcome: type[Exception]
) -> None:
    voice = SmsVoice("eu-west-1", SENDER)
    told = {"Reason": reason} if reason else None
    with Stubber(voice._client) as stub:
        stub.add_client_error("send_text_message", code, modeled_fields=told)
        with pytest.raises(outcome, match=code):
            voice.send(SMS)


def test_without_an_answer_it_is_tried_again_by_us_alone() -> None:
    voice, tries = SmsVoice("eu-west-1", SENDER), []

    def silent(**request: object) -> None:
        tries.append(request)
        raise ConnectTimeoutError(endpoint_url="https://sms.example")

    voice._client.meta.events.register_first("before-send.pinpoint-sms-voice-v2.*", silent)
    with pytest.raises(TryLater, match="ConnectTimeoutError"):
        voice.send(SMS)
    assert len(tries) == 1


def test_a_box_keeps_every_text_and_says_what_it_is(tmp_path: Path) -> None:
    TextBox(tmp_path / "not yet there").send(SMS)
    (kept,) = [message_from_bytes(one.read_bytes(), policy=default) for one in tmp_path.rglob("new/*")]
    assert (kept["X-Channel"], kept["To"], kept["From"]) == ("sms", "+31612345678", "Portaal")
    assert "wij komen morgen." in str(kept.get_payload())


def test_the_settings_choose_the_way_out(tmp_path: Path) -> None:
    assert isinstance(texts_for(some_settings(sms_sender=SENDER, mailbox=tmp_path)), SmsVoice)
    assert isinstance(texts_for(some_settings(mailbox=tmp_path)), TextBox)
    assert texts_for(some_settings()) is None
