import msgspec
import pytest

from desktop.domain.rows import Clock
from desktop.errors import BundleError
from desktop.sync.containers import Kind, Manifest, seal
from desktop.sync.documents import Certificate, Organisation, Site, sign
from desktop.sync.identities import DeviceKeys
from desktop.sync.lines import Row, SiteSecret, encode
from desktop.sync.refusals import Reason
from desktop.sync.welcomes import Papers, open_welcome, seal_welcome
from tests.sync.crafting import House, frame

ZUTPHEN = Site("zutphen", "azc Zutphen")
SECRETS = {"zutphen": bytes(range(32))}


def manifest(house: House, sender: DeviceKeys | None = None, **changes: object) -> Manifest:
    return msgspec.convert(house.fields(sender or house.headquarters, **changes), Manifest)


def papers(house: House, keys: DeviceKeys) -> Papers:
    signing = house.headquarters.signing
    certificate = Certificate(keys.public("Balie"), (ZUTPHEN,), ("record",), 4)
    return Papers(sign(house.organisation, house.root), sign(house.registry, signing), sign(certificate, signing))


def welcome(house: House, keys: DeviceKeys) -> bytes:
    return seal_welcome(
        manifest(house),
        papers(house, keys),
        SECRETS,
        signing=house.headquarters.signing,
        to=keys.public("Balie"),
    )


@pytest.fixture
def new() -> DeviceKeys:
    return DeviceKeys.create()


@pytest.mark.parametrize("known", [True, False])
def test_a_new_laptop_is_welcomed(house: House, new: DeviceKeys, *, known: bool) -> None:
    found = open_welcome(welcome(house, new), new, organisation=house.organisation if known else None)
    assert found.organisation == house.organisation
    assert found.registry == house.registry
    assert found.certificate.device == new.public("Balie")
    assert found.secrets == SECRETS
    assert found.papers == papers(house, new)
    assert str(bytes(range(8))) not in repr(found)


def test_headquarters_sends_rows_along(house: House, new: DeviceKeys) -> None:
    row = Row("contact", "A" * 22, "A" * 22, "zutphen", Clock("a.b", 1, 0), {})
    data = seal_welcome(
        manifest(house),
        papers(house, new),
        SECRETS,
        signing=house.headquarters.signing,
        to=new.public("Balie"),
        content={"rows": [encode(row)]},
    )
    assert list(open_welcome(data, new, organisation=None).bundle.rows()) == [row]


def code(data: bytes, keys: DeviceKeys, organisation: Organisation | None) -> str:
    with pytest.raises(BundleError) as refused:
        open_welcome(data, keys, organisation=organisation)
    assert str(refused.value)
    return str(refused.value.values["code"])


def test_another_organisation_cannot_take_a_laptop_over(house: House, new: DeviceKeys) -> None:
    other = House.build()
    assert code(welcome(other, new), new, house.organisation) == Reason.OTHER_ORGANISATION


def test_a_welcome_is_for_one_laptop(house: House, new: DeviceKeys) -> None:
    data = welcome(house, new)
    assert code(data, house.laptop, house.organisation) == Reason.NOT_FOR_US


def test_an_older_organisation_document_is_no_welcome(house: House, new: DeviceKeys) -> None:
    newer = msgspec.structs.replace(house.organisation, version=2)
    assert code(welcome(house, new), new, newer) == Reason.OUTDATED


def lines(documents: Papers, secrets: dict[str, str]) -> dict[str, list[bytes]]:
    return {
        "documents": [documents.organisation, documents.registry, documents.certificate],
        "secrets": [encode(SiteSecret(*pair)) for pair in secrets.items()],
    }


def crafted(house: House, new: DeviceKeys, sender: DeviceKeys, secrets: dict[str, str], **changes: object) -> bytes:
    """Return something like a welcome, by anybody and with anything missing."""
    documents = papers(house, new)
    fields = {"to": [new.device], "kind": Kind.WELCOME, "organisation": documents.organisation.decode()} | changes
    recipient = new.public("Balie").recipient
    return seal(manifest(house, sender, **fields), lines(documents, secrets), sender.signing, [recipient])


def test_only_headquarters_welcomes(house: House, new: DeviceKeys) -> None:
    secrets = {"zutphen": "A" * 43}
    assert open_welcome(crafted(house, new, house.headquarters, secrets), new, organisation=None)
    certified = {"certificate": house.certificate(house.laptop).decode()}
    laptop = crafted(house, new, house.laptop, secrets, **certified)
    assert code(laptop, new, house.organisation) == Reason.NOT_A_WELCOME
    stranger = crafted(house, new, DeviceKeys.create(), secrets)
    assert code(stranger, new, house.organisation) == Reason.UNKNOWN_SIGNER


def test_a_welcome_is_whole(house: House, new: DeviceKeys) -> None:
    hq = house.headquarters
    secrets = {"zutphen": "A" * 43}
    assert code(crafted(house, new, hq, {}), new, None) == Reason.NOT_A_WELCOME
    assert code(crafted(house, new, hq, secrets, kind="device"), new, None) == Reason.NOT_A_WELCOME
    assert code(crafted(house, new, hq, secrets, organisation=""), new, None) == Reason.NOT_A_WELCOME
    assert code(crafted(house, new, hq, secrets, organisation="{}"), new, None) == Reason.UNKNOWN_SIGNER


def test_a_welcome_needs_its_three_documents(house: House, new: DeviceKeys) -> None:
    documents = papers(house, new)
    frames = lines(documents, {"zutphen": "A" * 43}) | {"documents": [documents.organisation, documents.registry]}
    filled = manifest(house, to=[new.device], kind="welcome", organisation=documents.organisation.decode())
    data = seal(filled, frames, house.headquarters.signing, [new.public("Balie").recipient])
    assert code(data, new, None) == Reason.NOT_A_WELCOME


def test_a_welcome_names_this_laptops_own_keys(house: House, new: DeviceKeys) -> None:
    half = DeviceKeys(new.signing, DeviceKeys.create().age)
    documents = papers(house, half)
    filled = manifest(house, to=[new.device], kind="welcome", organisation=documents.organisation.decode())
    frames = lines(documents, {"zutphen": "A" * 43})
    data = seal(filled, frames, house.headquarters.signing, [new.public("Balie").recipient])
    assert code(data, new, None) == Reason.NOT_A_WELCOME


def test_an_ordinary_bundle_is_no_welcome(house: House) -> None:
    data = house.crafted(frame(b"[]\n"))
    assert code(data, house.headquarters, house.organisation) == Reason.NOT_A_WELCOME
