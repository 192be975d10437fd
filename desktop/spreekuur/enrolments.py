"""Becoming and staying a member: what a laptop takes from its welcome, and what it does when the registry changed."""

from sqlmodel import Session

from desktop.errors import BundleError, InputError
from desktop.spreekuur.renewals import settle_keys
from desktop.spreekuur.withdrawals import heed_withdrawal
from desktop.store.database import Store
from desktop.store.documents import keep_document
from desktop.store.peers import keep_site
from desktop.store.sites import own_sites, record_at, set_own_sites
from desktop.sync.papers import membership
from desktop.sync.publications import CERTIFICATE, ORGANISATION, REGISTRY
from desktop.sync.welcomes import Welcome
from desktop.wording import N_


def take_welcome(session: Session, welcome: Welcome) -> None:
    """Keep the papers of a welcome, and the sites for which it certifies this laptop with their secrets.

    The laptop goes on recording where it did, unless it may not any more. An older welcome that is read again brings
    no site back.
    """
    papers = welcome.papers
    keep_document(session, ORGANISATION, welcome.organisation.version, papers.organisation)
    keep_document(session, REGISTRY, welcome.registry.version, papers.registry)
    newest = keep_document(session, CERTIFICATE, welcome.certificate.serial, papers.certificate)
    for site in welcome.certificate.sites:
        keep_site(session, site.code, name=site.name, secret=welcome.secrets[site.code])
    session.flush()
    if newest:
        set_own_sites(session, [site.code for site in welcome.certificate.sites])


def work_at(store: Store, code: str) -> None:
    """Record at another of this laptop's sites from now on. Raises InputError for a site that is none of them."""
    with store.writing_unstamped() as session:
        codes = own_sites(session)
        if code not in codes:
            raise InputError(
                N_(
                    "This laptop does not work for site {code}, only for {sites}. Nothing was changed. Ask headquarters to add the site."
                ),
                code=code,
                sites=", ".join(codes),
            )
        record_at(session, code)


def heed_registry(store: Store) -> None:
    """Do what newer papers ask of this laptop: use the certified key, work for the certified sites, close when withdrawn.

    Call it after each bundle that was taken in, outside of its transaction. Raises AccessError when the laptop is
    closed for good, with what to tell people.
    """
    settle_keys(store)
    _settle_sites(store)
    heed_withdrawal(store)


def _settle_sites(store: Store) -> None:
    """Work for the sites of this laptop's newest certificate, whichever bundle brought it."""
    with store.writing_unstamped() as session:
        try:
            own = membership(session).own
        except BundleError:
            return
        codes = {site.code: site.name for site in own.sites} if own else {}
        if own is not None and codes.keys() != set(own_sites(session)):
            for code, name in codes.items():
                keep_site(session, code, name=name)
            session.flush()
            set_own_sites(session, codes)
