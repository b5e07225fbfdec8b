"""Mail that comes back to nobody, a wall with a hole, and a name that two administrations would share are named."""

import pytest

from tests.infra import guarding, mailing, naming
from tests.infra.slips import GONE, P, Slip, shown

REST = [
    Slip("mail", f"Resources.Sending.{P}.DeliveryOptions", GONE, mailing.sending, "mail may leave without TLS"),
    Slip(
        "mail",
        f"Resources.BounceEvents.{P}.EventDestination.MatchingEventTypes",
        ["BOUNCE"],
        mailing.coming_back,
        "a bounce or a complaint is told to nobody",
    ),
    Slip("mail", "Outputs.RecordDmarc", GONE, mailing.records, "the output RecordDmarc doesn't say v=DMARC1; p=reject"),
    Slip("guard", f"Resources.Wall.{P}.Rules.2", GONE, guarding.wall, "one address may flood the portal"),
    Slip(
        "guard",
        f"Resources.Certificate.{P}.ValidationMethod",
        "EMAIL",
        guarding.certificate,
        "the certificate isn't renewed by itself",
    ),
    Slip(
        "foundation",
        f"Resources.WorkTable.{P}.TableName",
        {"Fn::Sub": "${Stage}-work"},
        naming.names,
        "WorkTable is called ${Stage}-work, whatever the brand and the stage",
    ),
    Slip(
        "site",
        f"Resources.SiteAccess.{P}.OriginAccessControlConfig.Name",
        "portal-site",
        naming.names,
        "SiteAccess is called portal-site, whatever the brand and the stage",
    ),
    Slip(
        "foundation",
        "Parameters.Brand.AllowedPattern",
        "[a-z][a-z0-9]{2,23}",
        naming.lengths,
        "UploadBucket may get a name of 65 characters, of at most 63",
    ),
    Slip("edge", "Resources", dict.fromkeys(map(str, range(501))), naming.sizes, "edge.yaml has 501 resources"),
]


@pytest.mark.parametrize("slip", REST, ids=str)
def test_it_is_named(slip: Slip) -> None:
    shown(slip)
