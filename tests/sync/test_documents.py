"""Documents are believed for what their signer may say, and for nothing after a letter of them was changed."""

import json

import msgspec
import pytest

from desktop.errors import BundleError
from desktop.sync.containers import Sender
from desktop.sync.documents import (
    Certificate,
    EnrolmentRequest,
    Erasure,
    Organisation,
    Publication,
    Registry,
    RenewalRequest,
    Revocation,
    Site,
    Trust,
    check_words,
    kind_of,
    read_certificate,
    read_organisation,
    read_publication,
    read_registry,
    read_renewal,
    read_request,
    request_words,
    sign,
)
from desktop.sync.identities import DeviceKeys, SigningKey, fingerprint_words, to_text
from desktop.sync.refusals import Reason
from tests.sync.crafting import House

ZUTPHEN = Site("zutphen", "azc Zutphen")
NONCE = "AAECAwQFBgcICQoLDA0ODw"
ROOT = "AAAAAAAAAAAAAAAAAAAAAA"


def code(refused: pytest.ExceptionInfo[BundleError]) -> str:
    return str(refused.value.values["code"])


def request_of(keys: DeviceKeys, **changes: object) -> EnrolmentRequest:
    return msgspec.structs.replace(EnrolmentRequest(keys.public("Balie"), ZUTPHEN, NONCE), **changes)


def certificate_of(house: House, keys: DeviceKeys, serial: int, *sites: Site) -> str:
    return sign(Certificate(keys.public("Balie"), sites, (), serial), house.headquarters.signing).decode()


def test_a_document_is_what_the_format_says(house: House) -> None:
    document = json.loads(sign(house.organisation, house.root))
    assert list(document) == ["spreekuur", "format", "body", "signer", "signature"]
    assert (document["spreekuur"], document["format"]) == ("organisation", 1)
    assert json.loads(document["body"]) == {
        "name": "Steunpunt De Brug",
        "version": 1,
        "root": house.root.public,
        "headquarters": {
            "device": house.headquarters.device,
            "name": "Bureau",
            "signing": house.headquarters.signing.public,
            "recipient": house.headquarters.public("Bureau").recipient,
        },
    }
    signature = to_text(house.root.sign("organisation", document["body"].encode()))
    assert (document["signer"], document["signature"]) == (house.root.public, signature)


def test_documents_come_back(house: House) -> None:
    hq = house.headquarters.signing
    assert read_organisation(sign(house.organisation, house.root)) == house.organisation
    assert read_registry(sign(house.registry, hq), house.organisation) == house.registry
    request = request_of(house.laptop)
    assert read_request(sign(request, house.laptop.signing)) == request
    certificate = house.registry.certificates[0]
    assert read_certificate(sign(certificate, hq), house.organisation) == certificate


def test_no_letter_of_a_document_can_be_changed(house: House) -> None:
    document = sign(house.organisation, house.root)
    for at in range(len(document)):
        for bit in (0, 5):
            changed = bytearray(document)
            changed[at] ^= 1 << bit
            with pytest.raises(BundleError) as refused:
                read_organisation(bytes(changed), known=house.organisation)
            assert code(refused) in (Reason.NOT_A_DOCUMENT, Reason.ALTERED, Reason.NEWER_DOCUMENT)


def test_a_document_cut_short_is_none(house: House) -> None:
    document = sign(request_of(house.laptop), house.laptop.signing)
    for length in range(len(document)):
        with pytest.raises(BundleError) as refused:
            read_request(document[:length])
        assert code(refused) == Reason.NOT_A_DOCUMENT


@pytest.mark.parametrize("document", [b"", b"[]", b"\xff", b"[" * 100_000, b" " * (64 << 10) + b" "])
def test_what_is_no_document(document: bytes) -> None:
    with pytest.raises(BundleError) as refused:
        read_organisation(document)
    assert code(refused) == Reason.NOT_A_DOCUMENT


def test_one_kind_of_document_is_not_another(house: House) -> None:
    with pytest.raises(BundleError) as refused:
        read_request(sign(house.organisation, house.root))
    assert code(refused) == Reason.NOT_A_DOCUMENT
    renamed = json.loads(sign(house.registry, house.headquarters.signing)) | {"spreekuur": "certificate"}
    with pytest.raises(BundleError) as refused:
        read_certificate(json.dumps(renamed).encode(), house.organisation)
    assert code(refused) == Reason.ALTERED


def resigned(body: object, kind: str, key: SigningKey, **changes: object) -> bytes:
    """Return a document that says anything at all, signed as it should be."""
    text = json.dumps(body)
    signature = to_text(key.sign(kind, text.encode()))
    envelope = {"spreekuur": kind, "format": 1, "body": text, "signer": key.public, "signature": signature}
    return json.dumps(envelope | changes).encode()


def test_a_document_of_a_newer_program_says_so(house: House) -> None:
    with pytest.raises(BundleError) as refused:
        read_organisation(resigned({}, "organisation", house.root, format=2))
    assert code(refused) == Reason.NEWER_DOCUMENT


def test_what_is_signed_is_still_read_strictly(house: House) -> None:
    laptop = msgspec.to_builtins(house.laptop.public("Balie"))
    site = {"code": "zutphen", "name": "azc Zutphen"}
    good = {"device": laptop, "site": site, "nonce": NONCE}
    assert read_request(resigned(good, "enrolment-request", house.laptop.signing)).site == ZUTPHEN
    for wrong in (
        {"more": 1},
        {"nonce": "short"},
        {"site": {"code": "two words", "name": "x"}},
        {"site": {"code": "", "name": "x"}},
        {"site": {"code": "x", "name": ""}},
        {"device": {**laptop, "device": house.headquarters.device}},
    ):
        with pytest.raises(BundleError) as refused:
            read_request(resigned({**good, **wrong}, "enrolment-request", house.laptop.signing))
        assert code(refused) == Reason.NOT_A_DOCUMENT
    organisation = msgspec.to_builtins(house.organisation)
    for wrong in ({"name": "a\nb"}, {"root": "AAAA"}, {"version": -1}):
        with pytest.raises(BundleError) as refused:
            read_organisation(resigned({**organisation, **wrong}, "organisation", house.root))
        assert code(refused) == Reason.NOT_A_DOCUMENT


def test_an_organisation_is_signed_by_its_own_root(house: House) -> None:
    with pytest.raises(BundleError) as refused:
        read_organisation(sign(house.organisation, SigningKey.create()))
    assert code(refused) == Reason.ALTERED


def test_a_laptop_stays_with_the_organisation_that_it_knows(house: House) -> None:
    other = House.build()
    with pytest.raises(BundleError) as refused:
        read_organisation(sign(other.organisation, other.root), known=house.organisation)
    assert code(refused) == Reason.OTHER_ORGANISATION
    newer = msgspec.structs.replace(house.organisation, version=2, name="De Brug")
    assert read_organisation(sign(newer, house.root), known=house.organisation) == newer
    with pytest.raises(BundleError) as refused:
        read_organisation(sign(house.organisation, house.root), known=newer)
    assert code(refused) == Reason.OUTDATED


def test_an_organisation_is_compared_by_the_words_of_its_root(house: House) -> None:
    renamed = Organisation("De Brug", 9, house.root.public, house.laptop.public("Elders"))
    assert house.organisation.words() == renamed.words()
    assert House.build().organisation.words() != renamed.words()


def test_an_organisation_names_its_escrow_key_once_it_has_one(house: House) -> None:
    assert "escrow" not in json.loads(sign(house.organisation, house.root))["body"]
    recipient = house.laptop.public("x").recipient
    with_key = msgspec.structs.replace(house.organisation, version=2, escrow=recipient)
    assert read_organisation(sign(with_key, house.root), known=house.organisation).escrow == recipient
    body = msgspec.to_builtins(house.organisation) | {"escrow": "age1nothing"}
    with pytest.raises(BundleError) as refused:
        read_organisation(resigned(body, "organisation", house.root))
    assert code(refused) == Reason.NOT_A_DOCUMENT


def test_what_a_newer_headquarters_says_besides_is_passed_over(house: House) -> None:
    hq = house.headquarters.signing
    more = {"since": "2030"}
    organisation = msgspec.to_builtins(house.organisation) | more
    assert read_organisation(resigned(organisation, "organisation", house.root)) == house.organisation
    registry = msgspec.to_builtins(house.registry) | more
    registry["certificates"] = [one | more for one in registry["certificates"]]
    registry["revocations"] = [one | more for one in registry["revocations"]]
    assert read_registry(resigned(registry, "registry", hq), house.organisation) == house.registry


def test_a_request_for_a_new_key_is_signed_with_the_key_that_stays(house: House) -> None:
    asked = RenewalRequest(house.laptop.renewed().asking("Zutphen 1"), 1)
    assert read_renewal(sign(asked, house.laptop.signing)) == asked
    with pytest.raises(BundleError) as refused:
        read_renewal(sign(asked, house.withdrawn.signing))
    assert code(refused) == Reason.ALTERED


def test_only_headquarters_publishes_content(house: House) -> None:
    said = Publication("2026-12-01.2", "0" * 64)
    assert read_publication(sign(said, house.headquarters.signing), house.organisation) == said
    with pytest.raises(BundleError) as refused:
        read_publication(sign(said, house.laptop.signing), house.organisation)
    assert code(refused) == Reason.OTHER_ORGANISATION
    for wrong in ({"version": "../../etc"}, {"version": "2026-12-01.0"}, {"digest": "0"}):
        body = msgspec.to_builtins(said) | wrong
        with pytest.raises(BundleError) as refused:
            read_publication(resigned(body, "content", house.headquarters.signing), house.organisation)
        assert code(refused) == Reason.NOT_A_DOCUMENT


def test_the_kind_of_a_document_is_told_before_it_is_believed(house: House) -> None:
    assert kind_of(sign(house.organisation, SigningKey.create())) == "organisation"
    assert [kind_of(it) for it in (b"", b"[]", b"\xff", b"[" * 100_000)] == [""] * 4


def test_only_headquarters_signs_certificates_and_registries(house: House) -> None:
    for key in (house.laptop.signing, house.root, House.build().headquarters.signing):
        with pytest.raises(BundleError) as refused:
            read_certificate(sign(house.registry.certificates[0], key), house.organisation)
        assert code(refused) == Reason.OTHER_ORGANISATION
        with pytest.raises(BundleError) as refused:
            read_registry(sign(house.registry, key), house.organisation)
        assert code(refused) == Reason.OTHER_ORGANISATION


def test_no_certificate_makes_a_headquarters(house: House) -> None:
    body = msgspec.to_builtins(house.registry.certificates[0]) | {"roles": ["headquarters"]}
    with pytest.raises(BundleError) as refused:
        read_certificate(resigned(body, "certificate", house.headquarters.signing), house.organisation)
    assert code(refused) == Reason.NOT_A_DOCUMENT


def test_the_registrys_version_only_grows(house: House) -> None:
    document = sign(house.registry, house.headquarters.signing)
    assert read_registry(document, house.organisation, known_version=3).version == 3
    with pytest.raises(BundleError) as refused:
        read_registry(document, house.organisation, known_version=4)
    assert code(refused) == Reason.OUTDATED


def test_a_request_proves_that_its_laptop_holds_the_keys(house: House) -> None:
    with pytest.raises(BundleError) as refused:
        read_request(sign(request_of(house.laptop), SigningKey.create()))
    assert code(refused) == Reason.ALTERED


def test_a_request_is_compared_by_words_that_a_person_reads_out(house: House) -> None:
    request = request_of(house.laptop)
    words = request_words(read_request(sign(request, house.laptop.signing)))
    assert len(words) == 8
    check_words(request, ", ".join(words).upper())
    for heard in ("", " ".join(reversed(words)), " ".join(words[:7])):
        with pytest.raises(BundleError) as refused:
            check_words(request, heard)
        assert code(refused) == Reason.OTHER_WORDS
    again = request_of(house.laptop, nonce="A" * 22)
    assert request_words(again) != words


def test_the_words_of_a_request_are_those_of_its_text_as_it_is_signed(house: House) -> None:
    request = request_of(house.laptop)
    body = json.loads(sign(request, house.laptop.signing))["body"]
    assert request_words(request) == fingerprint_words(body.encode())


def test_trust_knows_headquarters_and_whom_it_vouches_for(house: House) -> None:
    trust = house.trust
    headquarters = trust.signer_of(Sender(house.headquarters.device))
    assert headquarters is not None
    assert headquarters.may_write("anywhere")
    laptop = trust.signer_of(Sender(house.laptop.device))
    assert laptop is not None
    assert (laptop.device.name, laptop.sites, laptop.until) == ("Zutphen 1", {"zutphen"}, None)
    lost = trust.signer_of(Sender(house.withdrawn.device))
    assert lost is not None
    assert not lost.trusted_at("elsewhere.1", 0)
    assert trust.signer_of(Sender("aaaaaaaaaaaaaaaa")) is None
    assert Trust(house.organisation).signer_of(Sender(house.laptop.device)) is None


def test_a_device_writes_and_erases_at_its_own_sites_and_headquarters_everywhere(house: House) -> None:
    laptop = house.trust.signer_of(Sender(house.laptop.device))
    headquarters = house.trust.signer_of(Sender(house.headquarters.device))
    assert laptop is not None
    assert headquarters is not None
    for may in ("may_write", "may_erase"):
        assert [getattr(laptop, may)(site) for site in ("zutphen", "arnhem", "")] == [True, False, False]
        assert getattr(headquarters, may)("arnhem")


def test_the_former_key_of_headquarters_vouches_for_nobody(house: House) -> None:
    keys = DeviceKeys.create()
    moved = msgspec.structs.replace(house.organisation, version=2, headquarters=keys.public("Bureau"))
    with pytest.raises(BundleError):
        read_registry(sign(house.registry, house.headquarters.signing), moved)
    trust = Trust(moved, read_registry(sign(house.registry, keys.signing), moved))
    assert trust.signer_of(Sender(house.headquarters.device)) is None
    assert trust.signer_of(Sender(house.laptop.device)) == house.trust.signer_of(Sender(house.laptop.device))
    stranger = DeviceKeys.create()
    assert trust.signer_of(Sender(stranger.device, house.certificate(stranger).decode())) is None


def test_the_newest_certificate_counts(house: House) -> None:
    arnhem = Site("arnhem", "azc Arnhem")
    device = house.laptop.device
    newer = house.trust.signer_of(Sender(device, certificate_of(house, house.laptop, 2, ZUTPHEN, arnhem)))
    older = house.trust.signer_of(Sender(device, certificate_of(house, house.laptop, 0, arnhem)))
    others = house.trust.signer_of(Sender(device, certificate_of(house, DeviceKeys.create(), 9, arnhem)))
    spoiled = house.trust.signer_of(Sender(device, "{}"))
    assert newer is not None
    assert older is not None
    assert newer.sites == {"zutphen", "arnhem"}
    assert older.sites == {"zutphen"}
    assert others == spoiled == older


def test_of_two_certificates_in_the_registry_the_newest_counts(house: House) -> None:
    device = house.laptop.public("Balie")
    registry = Registry(1, (Certificate(device, (), (), 5), Certificate(device, (ZUTPHEN,), (), 4)), ())
    found = registry.certificate(device.device)
    assert found is not None
    assert found.serial == 5
    assert registry.certificate("aaaaaaaaaaaaaaaa") is None
    assert registry.revocation(device.device) is None


@pytest.mark.parametrize(
    ("roots", "epochs"),
    [
        ((), ()),
        ((), (("contact", "2026-11"),)),
        ((), (("contact", "2026-02-30"),)),
        ((), (("DROP TABLE", "2026-11-21"),)),
        (("x",), ()),
    ],
)
def test_an_erasure_of_nothing_or_of_what_is_no_day_is_refused(
    house: House, roots: tuple[str, ...], epochs: tuple[tuple[str, str], ...]
) -> None:
    keys = house.laptop
    document = json.loads(sign(Erasure(keys.device, "", (ROOT,), 7), keys.signing))
    said = {"roots": roots, "epochs": [{"kind": kind, "before": day} for kind, day in epochs]}
    document["body"] = json.dumps(json.loads(document["body"]) | said)
    document["signature"] = to_text(keys.signing.sign("erasure", document["body"].encode()))
    with pytest.raises(BundleError) as refused:
        house.trust.read_erasure(json.dumps(document).encode())
    assert code(refused) == Reason.NOT_A_DOCUMENT


def test_an_erasure_is_taken_from_who_is_trusted(house: House) -> None:
    order = Erasure(house.laptop.device, "", (ROOT,), 7)
    found, signer = house.trust.read_erasure(sign(order, house.laptop.signing))
    assert (found, signer.device.name) == (order, "Zutphen 1")
    with pytest.raises(BundleError) as refused:
        house.trust.read_erasure(sign(order, house.withdrawn.signing))
    assert code(refused) == Reason.ALTERED
    with pytest.raises(BundleError) as refused:
        house.trust.read_erasure(sign(Erasure(house.withdrawn.device, "", (ROOT,), 7), house.withdrawn.signing))
    assert code(refused) == Reason.REVOKED
    new = DeviceKeys.create()
    with pytest.raises(BundleError) as refused:
        house.trust.read_erasure(sign(Erasure(new.device, "", (ROOT,), 7), new.signing))
    assert code(refused) == Reason.UNKNOWN_SIGNER
    vouched = Erasure(new.device, house.certificate(new).decode(), (ROOT,), 7)
    assert house.trust.read_erasure(sign(vouched, new.signing))[0] == vouched


@pytest.mark.parametrize("roots", [[], ["short"], [ROOT] * 513])
def test_an_erasure_names_roots(house: House, roots: list[str]) -> None:
    body = {"device": house.laptop.device, "certificate": "", "roots": roots, "when": 7}
    with pytest.raises(BundleError) as refused:
        house.trust.read_erasure(resigned(body, "erasure", house.laptop.signing))
    assert code(refused) == Reason.NOT_A_DOCUMENT


def test_a_registry_of_a_large_organisation_fits(house: House) -> None:
    certificate = house.registry.certificates[0]
    large = Registry(9, (certificate,) * 2000, (Revocation("a", {f"a.{life}": life for life in range(500)}),))
    document = sign(large, house.headquarters.signing)
    assert read_registry(document, house.organisation) == large
