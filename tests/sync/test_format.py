"""One bundle of every released format stays readable: by the program, and by a reader made from FORMAT.md alone.

The files in tests/data/bundles are never made again; a new format adds its own.
"""

import base64
import hashlib
import json
from pathlib import Path

import pyrage
import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop.sync import containers, documents, lines
from desktop.sync.containers import MAX_LINE, Manifest, Opened, Sender, open_bundle
from desktop.sync.documents import Trust, read_organisation, read_registry
from desktop.sync.encryption import MAX_HEADER, MAX_RECIPIENTS
from desktop.sync.identities import DeviceKeys, Signer
from desktop.sync.lines import stored_row_of
from desktop.sync.refusals import Reason

BUNDLES = Path(__file__).parents[1] / "data" / "bundles"
FORMAT = (Path(containers.__file__).parent / "FORMAT.md").read_text(encoding="utf-8")
KEYS = json.loads((BUNDLES / "format-1.keys.json").read_text(encoding="utf-8"))
BUNDLE = (BUNDLES / "format-1.spreekuur").read_bytes()
LAPTOP, HEADQUARTERS = KEYS["laptop"], KEYS["headquarters"]
CONTACTS = [
    {"language": "ti", "topics": "A5", "question": "Hoe lang duurt het? ሰላም", "urgent": False},
    {"language": "ar", "told": "Morgen terug"},
]


def public(text: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(base64.urlsafe_b64decode(text + "="))


def test_a_reader_made_from_the_format_alone() -> None:
    inner = pyrage.decrypt(BUNDLE, [pyrage.x25519.Identity.from_str(HEADQUARTERS["age"])])
    assert inner[:8] == bytes.fromhex("53 50 52 4B 52 42 00 01")
    length = int.from_bytes(inner[8:12], "big")
    signature = inner[12 + length : 76 + length]
    public(LAPTOP["signing_public"]).verify(signature, b"spreekuur/bundle/v1\0" + inner[8 : 12 + length])
    manifest = json.loads(inner[12 : 12 + length])
    at, found = 76 + length, {}
    for frame in manifest["frames"]:
        stored = inner[at : at + frame["stored"]]
        assert hashlib.sha256(stored).hexdigest() == frame["sha256"]
        raw = zstandard.ZstdDecompressor().decompress(stored)
        assert (len(raw), raw.count(b"\n")) == (frame["raw"], frame["rows"])
        found[frame["kind"]] = [json.loads(line) for line in raw.decode().splitlines()]
        at += frame["stored"]
    assert not inner[at:].strip(b"\0")
    assert [row[5] for row in found["rows"]] == CONTACTS
    assert found["content"] == [["articles/reba.nl.toml", 'title = "Wachten"\n']]
    for document in [*found["documents"], *found["erasures"]]:
        signed = f"spreekuur/{document['spreekuur']}/v1\0{document['body']}".encode()
        public(document["signer"]).verify(base64.urlsafe_b64decode(document["signature"] + "=="), signed)


@pytest.fixture(scope="module")
def opened() -> Opened:
    """Read the bundle as headquarters does, which knows its organisation and not yet this laptop."""
    met: list[Trust] = []

    def signer_of(sender: Sender) -> Signer | None:
        organisation = documents.Organisation(
            "Steunpunt De Brug", 1, KEYS["root"], DeviceKeys.from_bytes(HEADQUARTERS["keys"].encode()).public("Bureau")
        )
        met.append(Trust(organisation))
        return met[0].signer_of(sender)

    return open_bundle(BUNDLE, me=HEADQUARTERS["device"], identities=[HEADQUARTERS["age"]], signer_of=signer_of)


def test_the_program_still_reads_its_rows(opened: Opened) -> None:
    rows = [stored_row_of(line).exchanged() for line in opened.rows()]
    assert [row.state.fields for row in rows] == CONTACTS
    assert [row.site for row in rows] == ["ZUT-1"] * 2
    assert rows[0].state.clock.fields == {}
    told = rows[1].state.cell("told")
    assert told.winner == f"{LAPTOP['device']}.ffffffffff"
    assert {store: written.value for store, written in told.values.items()} == {
        f"{LAPTOP['device']}.0a1b2c3d4e": "Gebeld",
        f"{LAPTOP['device']}.ffffffffff": "Morgen terug",
    }


def test_the_program_still_reads_its_documents(opened: Opened) -> None:
    organisation_file, registry_file = opened.lines("documents")
    organisation = read_organisation(organisation_file)
    registry = read_registry(registry_file, organisation)
    assert (organisation.name, organisation.root) == ("Steunpunt De Brug", KEYS["root"])
    assert " ".join(organisation.words()) == KEYS["root_words"]
    assert [certificate.device.name for certificate in registry.certificates] == ["Zutphen 1"]
    (order,) = opened.lines("erasures")
    erasure, signer = Trust(organisation, registry).read_erasure(order)
    assert (erasure.roots, signer.device.device) == (("MDEyMzQ1Njc4OTo7PD0-Pw",), LAPTOP["device"])
    assert [secret.site for secret in opened.secrets()] == ["ZUT-1"]
    assert [file.path for file in opened.content()] == ["articles/reba.nl.toml"]


def test_the_program_still_reads_its_manifest(opened: Opened) -> None:
    manifest = opened.manifest
    assert (manifest.kind.value, manifest.sequence, manifest.base, manifest.upto) == ("centre", 4, 2, 7)
    assert manifest.parents == [(f"{LAPTOP['device']}.0a1b2c3d4e", 3)]
    assert manifest.made.isoformat() == "2026-11-21T16:30:00+01:00"
    assert opened.signer.may_write("ZUT-1")


def test_the_format_names_every_field_kind_and_code() -> None:
    names = [*Manifest.__struct_fields__, *MAX_LINE, *containers.Kind, *Reason]
    names += [kind for kind, _ in documents._KINDS.values()]
    for body in documents._KINDS:
        names += body.__struct_fields__
    assert [name for name in names if f"`{name}`" not in FORMAT] == []


def test_the_format_states_the_limits_of_the_code() -> None:
    mebi, kibi = 1 << 20, 1 << 10
    assert f"at most {containers.MAX_FILE // mebi} MiB" in FORMAT
    assert f"header ends within {MAX_HEADER // kibi} KiB" in FORMAT
    assert f"1 to {MAX_RECIPIENTS} addressees" in FORMAT
    assert f"at most {containers.MAX_MANIFEST // mebi} MiB" in FORMAT
    stored, raw = containers.MAX_STORED // mebi, containers.MAX_RAW // mebi
    assert f"at most {containers.MAX_FRAMES}, each ≤ {stored} MiB stored, ≤ {raw} MiB raw" in FORMAT
    assert f"≤ {containers.MAX_RATIO} times its stored size" in FORMAT
    assert f"above {containers.FREE_RATIO // mebi} MiB" in FORMAT
    assert f"together ≤ {containers.MAX_TOTAL_RAW >> 30} GiB raw" in FORMAT
    assert f"zstd window ≤ {containers.MAX_WINDOW // mebi} MiB" in FORMAT
    assert f"At most {lines.MAX_FIELDS} fields" in FORMAT
    assert f"(≤ {documents.MAX_SITES})" in FORMAT
    assert f"≤ {documents.MAX_DEVICES}" in FORMAT
    assert f"1 to {documents.MAX_ROOTS} ids" in FORMAT
