import shutil
from pathlib import Path

from desktop.content.packs import shipped_folder
from desktop.content.shelves import shipped_version
from tests.cli.conftest import Type
from tests.content.conftest import left_out


def test_a_pack_is_published_and_used(spreekuur: Type, headquarters: Path, laptop: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(shipped_folder(), pack, ignore=left_out)
    table = pack / "pack.toml"
    table.write_text(table.read_text().replace(f'"{shipped_version()}"', '"2097-01-01"'))
    done = spreekuur("publish", pack, "--home", headquarters, "--output", tmp_path / "stick", "--json").json
    assert done["version"] == "2097-01-01"
    (file,) = done["files"]
    assert Path(file).stat().st_size > 1000
    slug = spreekuur("content", "list", "--home", headquarters, "--json").json[0]["slug"]
    shown = spreekuur("content", "show", slug, "--language", "nl", "--home", headquarters, "--json").json
    assert "2097-01-01" in shown["version"]
    (pack / "topics.toml").write_text("[A\n")
    assert "topics.toml" in spreekuur("publish", pack, "--home", headquarters, code=1).err
    spreekuur("publish", tmp_path / "nowhere", "--home", headquarters, code=1)
    spreekuur("publish", pack, "--home", laptop, code=1)
