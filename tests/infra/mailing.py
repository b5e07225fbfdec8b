"""Mail: who an administration may be, what comes back, and the lines that its zone needs."""

from collections.abc import Iterator

from tests.infra.templates import Template

RECORDS = {
    "RecordDkim1": "DkimDNSTokenName1",
    "RecordDkim2": "DkimDNSTokenName2",
    "RecordDkim3": "DkimDNSTokenName3",
    "RecordSpf": "v=spf1 include:amazonses.com -all",
    "RecordSpfOfBounces": "v=spf1 include:amazonses.com -all",
    "RecordMxOfBounces": "feedback-smtp",
    "RecordDmarc": "v=DMARC1; p=reject",
    "RecordMxOfReplies": "inbound-smtp",
}
"""Each output, and what must stand in it."""


def sending(mail: Template) -> Iterator[str]:
    (config,) = mail.of("SES::ConfigurationSet").values()
    if config.get("DeliveryOptions", {}).get("TlsPolicy") != "REQUIRE":
        yield "mail may leave without TLS"
    if set(config.get("SuppressionOptions", {}).get("SuppressedReasons", ())) != {"BOUNCE", "COMPLAINT"}:
        yield "who bounced or complained is mailed again"
    (sender,) = mail.of("SES::EmailIdentity").values()
    if sender.get("ConfigurationSetAttributes") != {"ConfigurationSetName": {"Ref": "Sending"}}:
        yield "what the messenger sends isn't counted: the sender has no configuration set"
    if not sender.get("DkimAttributes", {}).get("SigningEnabled"):
        yield "mail isn't signed (DKIM)"
    if "MailFromDomain" not in sender.get("MailFromAttributes", {}):
        yield "bounces go to a domain of SES, so SPF proves nothing of ours"


def coming_back(mail: Template) -> Iterator[str]:
    (events,) = (one["EventDestination"] for one in mail.of("SES::ConfigurationSetEventDestination").values())
    if not events.get("Enabled") or not {"BOUNCE", "COMPLAINT"} <= set(events["MatchingEventTypes"]):
        yield "a bounce or a complaint is told to nobody"
    (subscription,) = mail.of("SNS::Subscription").values()
    if subscription["Endpoint"] != {"Fn::GetAtt": "BounceQueue.Arn"} or "RedrivePolicy" not in subscription:
        yield "bounces don't reach their queue"
    for name, policy in mail.of("SQS::QueuePolicy").items():
        (statement,) = policy["PolicyDocument"]["Statement"]
        if "Condition" not in statement:
            yield f"{name} lets anyone write"
    mapped = [one["EventSourceArn"] for one in mail.of("Lambda::EventSourceMapping").values()]
    if {"Fn::GetAtt": "BounceQueue.Arn"} not in mapped:
        yield "nobody reads what bounced"
    (rule,) = (one["Rule"] for one in mail.of("SES::ReceiptRule").values())
    if not rule.get("ScanEnabled") or rule.get("TlsPolicy") != "Require":
        yield "replies come in unscanned or without TLS"
    if rule["Actions"] != [{"S3Action": {"BucketName": {"Ref": "ReplyBucket"}, "ObjectKeyPrefix": "in/"}}]:
        yield "replies don't land in their bucket"


def records(mail: Template) -> Iterator[str]:
    outputs = mail.body["Outputs"]
    for name, content in RECORDS.items():
        if content not in str(outputs.get(name, "")):
            yield f"the output {name} doesn't say {content}"
