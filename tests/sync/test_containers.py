"""What is sealed comes out, and every lie that a signed manifest can tell is refused under its own code."""

import hashlib
import json
from datetime import UTC, datetime

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rows import Clock
from desktop.errors import BundleError
from desktop.sync.containers import CUT, MAX_FILE, MAX_LINE, Kind, Manifest, check_size, padded_size, seal
from desktop.sync.identities import DeviceKeys, SigningKey
from desktop.sync.lines import ContentFile, Row, SiteSecret, encode
from desktop.sync.refusals import Reason
from tests.sync.crafting import ROW, House, frame, inner_file, padme, sealed, unsealed


def manifest(house: House, **changes: object) -> Manifest:
    fields = msgspec.convert(house.fields(), Manifest)
    return msgspec.structs.replace(fields, **changes)


def reason(house: House, data: bytes, keys: DeviceKeys | None = None) -> str:
    """Open a bundle and read all of it; return the code under which it is refused."""
    with pytest.raises(BundleError) as refused:
        read_all(house, data, keys)
    assert str(refused.value)
    return str(refused.value.values["code"])


def read_all(house: House, data: bytes, keys: DeviceKeys | None = None) -> list[object]:
    opened = house.open(data, keys)
    return [
        *opened.rows(),
        *opened.content(),
        *opened.secrets(),
        *opened.lines("documents"),
        *opened.lines("erasures"),
    ]


def rows(count: int) -> list[Row]:
    clock = Clock("aaaaaaaaaaaaaaaa.b", 1, 0)
    text = "vraag over gezinshereniging; "
    return [
        Row("contact", f"{number:021d}A", f"{number:021d}A", "zutphen", clock, {"question": text * (number % 9)})
        for number in range(count)
    ]


def test_everything_that_is_sealed_comes_out(house: House) -> None:
    given_rows = rows(30)
    secret = SiteSecret("zutphen", "A" * 43)
    content = {
        "rows": map(encode, given_rows),
        "erasures": [b'{"an":"order"}'],
        "documents": [b'{"a":"document"}', b'{"another":"one"}'],
        "content": [encode(ContentFile("articles/reba.nl.toml", "titel = 'x'\n"))],
        "secrets": [encode(secret)],
    }
    data = seal(manifest(house), content, house.laptop.signing, [house.headquarters.public("Bureau").recipient])
    opened = house.open(data)
    assert list(opened.rows()) == given_rows
    assert list(opened.lines("erasures")) == [b'{"an":"order"}']
    assert list(opened.lines("documents")) == [b'{"a":"document"}', b'{"another":"one"}']
    assert [file.path for file in opened.content()] == ["articles/reba.nl.toml"]
    assert list(opened.secrets()) == [secret]
    assert opened.signer.device.name == "Zutphen 1"
    assert opened.manifest.requires == ["content/1", "documents/1", "erasures/1", "rows/1", "secrets/1"]


def test_rows_span_frames_of_about_a_mebibyte(house: House) -> None:
    many = rows(15_000)
    data = seal(manifest(house), {"rows": map(encode, many)}, house.laptop.signing, [recipient(house)])
    opened = house.open(data)
    sizes = [promised.raw for promised in opened.manifest.frames]
    assert len(sizes) > 2
    assert all(CUT <= size < CUT + MAX_LINE["rows"] for size in sizes[:-1])
    assert list(opened.rows()) == many


def recipient(house: House) -> str:
    return house.headquarters.public("Bureau").recipient


def test_a_bundle_without_rows_carries_acknowledgements(house: House) -> None:
    data = seal(manifest(house, have={"aaaa.b": 12}), {}, house.laptop.signing, [recipient(house)])
    opened = house.open(data)
    assert (list(opened.rows()), opened.manifest.have) == ([], {"aaaa.b": 12})


def test_lines_that_are_all_the_same_are_no_bomb(house: House) -> None:
    line = b'"' + b"a" * ((4 << 20) - 2) + b'"'
    with pytest.raises(BundleError) as refused:
        seal(manifest(house), {"content": [line]}, house.laptop.signing, [recipient(house)])
    assert refused.value.values["code"] == Reason.TOO_BIG
    same = [ROW] * 20_000
    data = seal(manifest(house), {"rows": same}, house.laptop.signing, [recipient(house)])
    assert len(list(house.open(data).rows())) == 20_000


def test_what_could_not_be_read_is_not_written(house: House) -> None:
    for line in (b"[" * (MAX_LINE["rows"] + 1), b'["two",\n"lines"]'):
        with pytest.raises(ValueError, match="a line of"):
            seal(manifest(house), {"rows": [line]}, house.laptop.signing, [recipient(house)])
    too_many = {f"aaaaaaaaaaaaaaaa.{number}": number for number in range(60_000)}
    with pytest.raises(BundleError):
        seal(manifest(house, have=too_many), {}, house.laptop.signing, [recipient(house)])


def test_a_file_is_padded_as_padme_says() -> None:
    for size in [*range(5000), *(2**power + extra for power in range(13, 40) for extra in (-1, 0, 1, 12345))]:
        assert padded_size(size) == padme(size)
        assert size <= padded_size(size) <= size * 1.12


def test_a_file_that_is_too_big_is_not_even_read() -> None:
    check_size(MAX_FILE)
    with pytest.raises(BundleError) as refused:
        check_size(MAX_FILE + 1)
    assert refused.value.values["code"] == Reason.TOO_BIG


def test_a_bundle_made_by_hand_from_the_format_is_read(house: House) -> None:
    opened = house.open(house.crafted(frame(ROW + b"\n" + ROW + b"\n"), fields_of_tomorrow={"deep": [1]}))
    assert [row.values for row in opened.rows()] == [{"language": "ti", "topics": "A5"}] * 2


def test_what_is_no_bundle(house: House) -> None:
    assert reason(house, b"") == Reason.NOT_A_BUNDLE
    assert reason(house, b"PK\3\4 a spreadsheet") == Reason.NOT_A_BUNDLE
    assert reason(house, sealed(b"", house.headquarters)) == Reason.NOT_A_BUNDLE
    assert reason(house, sealed(b"a letter, sealed with age", house.headquarters)) == Reason.NOT_A_BUNDLE


def test_what_is_for_others(house: House) -> None:
    good = house.crafted(frame(ROW + b"\n"))
    assert reason(house, good, house.laptop) == Reason.NOT_FOR_US
    inner = unsealed(good, house.headquarters)
    assert reason(house, sealed(inner, house.withdrawn), house.withdrawn) == Reason.PASSED_ON
    assert reason(house, house.crafted(frame(ROW + b"\n"), to=["escrow"])) == Reason.PASSED_ON


def test_who_signed(house: House) -> None:
    stranger = DeviceKeys.create()
    assert reason(house, house.crafted(frame(ROW + b"\n"), key=SigningKey.create())) == Reason.WRONG_SIGNATURE
    assert reason(house, house.crafted(frame(ROW + b"\n"), key=house.headquarters.signing)) == Reason.WRONG_SIGNATURE
    assert reason(house, house.crafted(frame(ROW + b"\n"), sender=stranger)) == Reason.UNKNOWN_SIGNER


def test_a_new_laptop_is_known_by_the_certificate_that_it_carries(house: House) -> None:
    new = DeviceKeys.create()
    papers = house.certificate(new).decode()
    opened = house.open(house.crafted(frame(ROW + b"\n"), sender=new, certificate=papers))
    assert opened.signer.may_write("zutphen")
    assert not opened.signer.may_write("arnhem")
    foreign = House.build().certificate(new).decode()
    assert reason(house, house.crafted(frame(ROW + b"\n"), sender=new, certificate=foreign)) == Reason.UNKNOWN_SIGNER
    assert reason(house, house.crafted(sender=DeviceKeys.create(), certificate=papers)) == Reason.UNKNOWN_SIGNER


def test_a_withdrawn_laptop_is_believed_for_what_it_wrote_before(house: House) -> None:
    lost, old = house.withdrawn, f"{house.withdrawn.device}.old"
    known = house.crafted(frame(ROW + b"\n"), sender=lost, store=old, upto=40)
    assert len(read_all(house, known)) == 1
    assert reason(house, house.crafted(frame(ROW + b"\n"), sender=lost, store=old, upto=41)) == Reason.REVOKED
    assert reason(house, house.crafted(frame(ROW + b"\n"), sender=lost, upto=1)) == Reason.REVOKED
    fresh = house.certificate(lost).decode()
    assert reason(house, house.crafted(sender=lost, certificate=fresh)) == Reason.REVOKED


def test_a_newer_program_says_so(house: House) -> None:
    good = unsealed(house.crafted(frame(ROW + b"\n")), house.headquarters)
    assert reason(house, house.crafted(format=2, kind={"another": "shape"})) == Reason.NEWER
    assert reason(house, house.crafted(requires=["rows/2"])) == Reason.NEWER
    assert reason(house, house.crafted(frame(ROW + b"\n", kind="pictures"))) == Reason.NEWER
    assert reason(house, sealed(good[:7] + b"\2" + good[8:], house.headquarters)) == Reason.NEWER


@pytest.mark.parametrize(
    "changes",
    [
        {"bundle": "short"},
        {"bundle": "AAECAwQFBgcICQoLDA0ODx"},
        {"kind": "everything"},
        {"store": "no dot"},
        {"to": []},
        {"to": ["aaaa"] * 65},
        {"base": 8},
        {"base": -1},
        {"upto": 2**63},
        {"upto": "7"},
        {"made": "2026-11-21T10:00:00"},
        {"have": {"no dot": 1}},
        {"have": {"aaaa.b": 1.5}},
        {"parents": [["aaaa.b"]]},
        {"frames": None},
        {"certificate": "x" * 70_000},
    ],
)
def test_a_manifest_is_read_strictly(house: House, changes: dict[str, object]) -> None:
    assert reason(house, house.crafted(**changes)) == Reason.MALFORMED


@pytest.mark.parametrize("head", [b"", b"[]", b"null", b'{"device":', b"\xff\xfe", b'{"device":' + b"[" * 200_000])
def test_a_manifest_that_is_no_object(house: House, head: bytes) -> None:
    data = sealed(inner_file(head, [], house.laptop.signing), house.headquarters)
    assert reason(house, data) == Reason.MALFORMED


def test_a_manifest_nests_no_deeper_than_we_can_read(house: House) -> None:
    head = json.dumps(house.fields()).encode()[:-1] + b',"deep":' + b"[" * 200_000 + b"]" * 200_000 + b"}"
    assert reason(house, sealed(inner_file(head, [], house.laptop.signing), house.headquarters)) == Reason.MALFORMED


def test_a_manifest_is_not_larger_than_a_mebibyte(house: House) -> None:
    data = sealed(inner_file(b" " * ((1 << 20) + 1), [], house.laptop.signing), house.headquarters)
    assert reason(house, data) == Reason.TOO_BIG


def test_sizes_that_lie(house: House) -> None:
    two = ROW + b"\n" + ROW + b"\n"
    bomb = frame(bytes(7 << 20))
    assert reason(house, house.crafted(bomb)) == Reason.TOO_BIG
    hidden = frame(bytes(7 << 20), raw=2 << 20, rows=1)
    assert reason(house, house.crafted(hidden)) == Reason.MALFORMED
    for lie in ({"stored": 0}, {"rows": 0}, {"stored": (4 << 20) + 1}, {"raw": (8 << 20) + 1}, {"rows": 10_000}):
        assert reason(house, house.crafted(frame(two, **lie))) == Reason.TOO_BIG
    for lie in ({"raw": len(two) - 1}, {"raw": len(two) + 1}, {"rows": 1}, {"rows": 3}):
        assert reason(house, house.crafted(frame(two, **lie))) == Reason.MALFORMED
    assert reason(house, house.crafted(frame(two, stored=5000))) == Reason.DAMAGED
    assert reason(house, house.crafted(frame(two, sha256="0" * 64))) == Reason.DAMAGED
    assert reason(house, house.crafted(*[frame(b"[]\n")] * 2049)) == Reason.TOO_BIG
    assert reason(house, house.crafted(*[frame(two, raw=8 << 20, stored=1 << 20)] * 129)) == Reason.TOO_BIG


def test_frames_that_are_not_what_they_seem(house: House) -> None:
    promise, stored = frame(ROW + b"\n")
    assert reason(house, house.crafted(frame(ROW))) == Reason.TOO_BIG  # no line at all
    assert reason(house, house.crafted(frame(ROW + b"\n" + ROW))) == Reason.MALFORMED
    other_bytes = b"x" * len(stored)
    assert reason(house, house.crafted((promise, other_bytes))) == Reason.DAMAGED
    skippable = b"\x50\x2a\x4d\x18" + (8).to_bytes(4, "little") + b"12345678"
    unsized = zstandard.ZstdCompressor(write_content_size=False).compress(ROW + b"\n")
    cut = stored[:-3]
    for odd in (skippable, unsized, cut, stored + stored, b"not zstd at all"):
        assert reason(house, house.crafted(promised(odd, promise))) == Reason.MALFORMED


def promised(stored: bytes, promise: dict[str, object]) -> tuple[dict[str, object], bytes]:
    lies = {"raw": promise["raw"], "rows": promise["rows"]}
    honest, _ = frame(stored)
    digest = hashlib.sha256(stored).hexdigest()
    return {**honest, "stored": len(stored), "sha256": digest, **lies}, stored


def test_nothing_stands_behind_the_frames(house: House) -> None:
    inner = unsealed(house.crafted(frame(ROW + b"\n")), house.headquarters)
    assert inner.endswith(b"\0")
    written = inner.rstrip(b"\0")
    hidden = inner[:-1] + b"x"
    for odd in (hidden, inner + b"\0", inner[:-1], written):
        assert reason(house, sealed(odd, house.headquarters)) == Reason.DAMAGED


@pytest.mark.parametrize("kind", ["rows", "content", "secrets"])
@pytest.mark.parametrize(
    "line", [b"{}", b"[]", b"null", b"", b'["x"]', b"[" * 100_000, b"\xff\xfe", b'["a","\xff"]', b'["/etc/passwd","x"]']
)
def test_a_malformed_line_refuses_the_bundle(house: House, kind: str, line: bytes) -> None:
    bad = house.crafted(frame(line + b"\n", kind=kind), requires=[])
    assert reason(house, bad) == Reason.MALFORMED


def test_a_line_longer_than_its_kind_may_be(house: House) -> None:
    row = ROW.replace(b'"ti"', b'"' + b"abcdefgh" * (MAX_LINE["rows"] // 8) + b'"')
    assert reason(house, house.crafted(frame(row + b"\n"))) == Reason.MALFORMED


def test_a_refusal_says_where_without_saying_what(house: House) -> None:
    secret = ROW.replace(b'"ti"', b'{"name":"Hanna"}')
    with pytest.raises(BundleError) as refused:
        read_all(house, house.crafted(frame(ROW + b"\n" + secret + b"\n")))
    assert "rows 2" in str(refused.value)
    assert house.laptop.device in str(refused.value)
    assert "Hanna" not in str(refused.value)


stores = st.from_regex(r"[a-z0-9]{1,24}\.[a-z0-9]{1,24}", fullmatch=True)
numbers = st.integers(0, 2**63 - 1)
held = st.dictionaries(stores, numbers, max_size=5)


@st.composite
def manifests(draw: st.DrawFn) -> Manifest:
    base, upto = sorted([draw(numbers), draw(numbers)])
    return Manifest(
        bundle="AAECAwQFBgcICQoLDA0ODw",
        kind=draw(st.sampled_from(Kind)),
        device=draw(st.from_regex(r"[a-z0-9]{4,24}", fullmatch=True)),
        store=draw(stores),
        serial=draw(numbers),
        certificate=draw(st.text(max_size=30)),
        to=draw(st.lists(st.from_regex(r"[a-z0-9]{4,24}", fullmatch=True), min_size=1, max_size=4)),
        sequence=draw(numbers),
        base=base,
        upto=upto,
        parents=draw(st.lists(st.tuples(stores, numbers), max_size=3)),
        omits=draw(held),
        have=draw(held),
        schema=draw(numbers),
        requires=[],
        registry=draw(numbers),
        erasures=draw(numbers),
        content=draw(st.text(max_size=20)),
        clock=draw(numbers),
        made=draw(st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))),  # noqa: DTZ001
    )


@given(manifests())
def test_every_manifest_that_can_be_made_can_be_read(made: Manifest) -> None:
    assert msgspec.json.decode(msgspec.json.encode(made), type=Manifest) == made
