import json
from datetime import timedelta
from pathlib import Path

from desktop.content.packs import Pack
from desktop.domain.ids import new_id
from desktop.errors import StoreError
from desktop.paths import Home
from desktop.spreekuur.diagnostics import describe_failure, describe_home, describe_program, describe_store
from desktop.spreekuur.stores import Site, make_laptop
from desktop.spreekuur.users import add_user
from desktop.store.peers import keep_site
from desktop.store.quarantine import keep_refused
from desktop.store.tables import SYNCED, BundleRow, MetaRow
from tests.spreekuur.conftest import NOW, PASSPHRASE

CANARY = "kanarie"


def test_nothing_that_anybody_typed_or_is_called_is_in_it(pack: Pack, tmp_path: Path) -> None:
    """Every text field of every table holds a canary, and so do all names of devices, sites, people and folders."""
    home = Home(tmp_path / f"{CANARY}-map")
    store, _code = make_laptop(home, PASSPHRASE, site=Site(f"{CANARY}-1", f"azc {CANARY}"), device_name=f"L {CANARY}")
    add_user(store, f"Annie {CANARY}", "een heel andere zin")
    with store.writing(NOW) as session:
        for table in SYNCED.values():
            row = table(id=new_id(NOW), root=new_id(NOW), site=f"{CANARY}-1")
            for name, column in table.__table__.c.items():  # type: ignore[attr-defined]
                if name in table.field_names():
                    value: object = CANARY if str(column.type) == "TEXT" else None
                    kind = type(column.type).__name__
                    value = {"MomentColumn": NOW, "CodesColumn": (CANARY,), "DayColumn": NOW.date()}.get(kind, value)
                    value = {"IdColumn": new_id(NOW), "Integer": 1}.get(kind, value)
                    setattr(row, name, value)
            session.add(row)
    with store.writing_unstamped() as session:
        keep_site(session, f"{CANARY}-2", name=CANARY, secret=CANARY.encode())
        session.get_one(MetaRow, "organisation_name").value = CANARY
        session.add(
            BundleRow(id=CANARY, outgoing=True, device=CANARY, store=f"{CANARY}.1", sequence=1, at=NOW, counts="{}")
        )
    keep_refused(home, CANARY.encode(), "B3")
    told = describe_program(pack, NOW) | {"home": describe_home(home), "store": describe_store(store, NOW)}
    document = json.dumps(told)
    assert CANARY not in document.lower()
    for name in (store.about.device, str(tmp_path), tmp_path.name, PASSPHRASE):
        assert name not in document
    assert told["store"]["rows"] == dict.fromkeys(SYNCED, 1)
    assert told["home"]["refused_files"] == {"B3": 1}
    assert told["store"]["people_with_access"] == 2
    store.close()


def test_it_tells_how_things_stand(pack: Pack, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    store, _code = make_laptop(home, PASSPHRASE, site=Site("ZUT", "azc Zutphen"), device_name="L")
    later = NOW + timedelta(days=9)
    with store.writing_unstamped() as session:
        session.add(BundleRow(id="b", outgoing=True, device="d", store="d.1", sequence=1, at=NOW, counts="{}"))
    with store.writing(later) as session:
        row = new_id(NOW)
        session.add(SYNCED["person"](id=row, root=row, site="ZUT", name="Selam Testa"))
    told = describe_store(store, NOW + timedelta(days=4))
    assert told["exchange"]["papers"] == "not enrolled"
    assert told["exchange"]["days_since_last_bundle"] == 4
    assert told["journal"]["clock_ahead_seconds"] == 5 * 24 * 3600
    assert told["journal"]["unshared"] == 1
    assert told["restored_days_ago"] is None
    assert describe_home(home)["bytes"]["database"] == home.database.stat().st_size
    assert describe_program(pack, later)["content"]["expired"] is False
    store.close()


def test_of_a_store_that_does_not_open_it_tells_why_without_where(tmp_path: Path) -> None:
    told = describe_failure(StoreError("{place} is damaged.", place=tmp_path))
    assert told == {"opens": False, "why": "{place} is damaged."}
    assert describe_home(Home(tmp_path / "nowhere"))["free_bytes"] is None
