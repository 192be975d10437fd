"""This site's own addresses, written by whoever sits at the table."""

from desktop.content.packs import Pack
from desktop.spreekuur.referrals import site_directory
from desktop.spreekuur.stores import Store
from desktop.ui.main_window import MainWindow
from desktop.ui.referrals.address_dialog import AddressDialog
from desktop.ui.referrals.addresses_dialog import AddressesDialog
from tests.ui.test_names import unnamed


def test_an_address_of_the_list_gets_the_sites_own_number_and_goes_back_to_the_list(
    window: MainWindow, store: Store, pack: Pack
) -> None:
    listed = next(iter(pack.taxonomy.referrals.values()))
    dialog = AddressesDialog(window.desk, window)
    dialog.open()
    window.finish()
    assert unnamed(dialog) == []
    assert len(dialog.list.rows.rows) == len(site_directory(store, pack))
    dialog.search.setText(listed.names["en"])
    dialog.change.click()
    (one,) = dialog.findChildren(AddressDialog)
    assert unnamed(one) == []
    one.fields["telephone"].setText("0575 000 111")
    one.save.click()
    window.finish()
    window.finish()
    entry = site_directory(store, pack)[listed.code]
    assert (entry.telephone, entry.names, entry.website) == ("0575 000 111", listed.names, listed.website)
    dialog.list.select(0)
    assert dialog.list.rows.rows[0].cells[1] == "0575 000 111"
    dialog.change.click()
    again = dialog.findChildren(AddressDialog)[-1]
    again.away.click()
    window.finish()
    assert site_directory(store, pack)[listed.code].own is None


def test_somebody_new_needs_a_name_and_then_stands_on_the_list(window: MainWindow, store: Store, pack: Pack) -> None:
    dialog = AddressesDialog(window.desk, window)
    dialog.open()
    window.finish()
    dialog.add.click()
    (one,) = dialog.findChildren(AddressDialog)
    one.save.click()
    window.finish()
    assert one.isVisible()
    assert "needs a name" in one._said.text()
    one.fields["name"].setText("Buurthuis De Proef")
    one.fields["hours"].setText("di 10-12")
    one.save.click()
    window.finish()
    window.finish()
    dialog.search.setText("de proef")
    assert [row.cells[:3] for row in dialog.list.rows.rows] == [("Buurthuis De Proef", "–", "di 10-12")]
