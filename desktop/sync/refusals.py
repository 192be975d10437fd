"""Why a file from outside is refused: a code that can be read out over the telephone, and a sentence that says what to do."""

from enum import StrEnum

from desktop.errors import BundleError
from desktop.wording import N_


class Reason(StrEnum):
    """The code of a refusal: B for bundles, D for documents. A code never changes its meaning."""

    NOT_A_BUNDLE = "B1"
    NOT_FOR_US = "B2"
    DAMAGED = "B3"
    UNKNOWN_SIGNER = "B4"
    REVOKED = "B5"
    WRONG_SIGNATURE = "B6"
    NEWER = "B7"
    TOO_BIG = "B8"
    MALFORMED = "B9"
    PASSED_ON = "B10"
    NOT_A_DOCUMENT = "D1"
    ALTERED = "D2"
    OTHER_ORGANISATION = "D3"
    OUTDATED = "D4"
    OTHER_WORDS = "D5"
    NEWER_DOCUMENT = "D6"
    NOT_A_WELCOME = "D7"


SENTENCES = {
    Reason.NOT_A_BUNDLE: N_(
        "This file is not a bundle of Spreekuur. Nothing was taken in; choose another file. ({code})"
    ),
    Reason.NOT_FOR_US: N_(
        "This bundle is closed for this laptop: it was made for others. Nothing was taken in; pass it on, or ask its "
        "maker for one that is addressed to this laptop. ({code})"
    ),
    Reason.DAMAGED: N_(
        "This bundle is incomplete or damaged. Nothing was taken in; copy it again or ask for a new one. ({code})"
    ),
    Reason.UNKNOWN_SIGNER: N_(
        "This bundle comes from device {device}, which is not on your organisation's list. Nothing was taken in; read "
        "the newest bundle of headquarters first, or ask headquarters. ({code})"
    ),
    Reason.REVOKED: N_(
        "Headquarters has withdrawn device {device}, which made this bundle ({detail}). Nothing was taken in; tell "
        "headquarters where the file came from. ({code})"
    ),
    Reason.WRONG_SIGNATURE: N_(
        "This bundle names device {device} as its maker, but was not signed by it. Nothing was taken in; do not use "
        "the file and tell headquarters. ({code})"
    ),
    Reason.NEWER: N_(
        "This bundle was made by a newer version of the program. Nothing was taken in; keep the file, update the "
        "program and read it again. ({code})"
    ),
    Reason.TOO_BIG: N_(
        "This file is larger than a bundle can be. Nothing was taken in; ask its maker for a smaller one. ({code})"
    ),
    Reason.MALFORMED: N_(
        "This bundle from device {device} holds something that the program never writes ({detail}). Nothing was taken "
        "in; keep the file and tell headquarters. ({code})"
    ),
    Reason.PASSED_ON: N_(
        "This bundle was made for other devices and sealed for this one by somebody else. Nothing was taken in; do not "
        "use the file and tell headquarters. ({code})"
    ),
    Reason.NOT_A_DOCUMENT: N_(
        "This file is not the document that was asked for. Nothing was changed; choose another file. ({code})"
    ),
    Reason.ALTERED: N_(
        "This document was changed after it was signed. Nothing was changed here; ask for a new one. ({code})"
    ),
    Reason.OTHER_ORGANISATION: N_(
        "This document is of another organisation than this laptop's. Nothing was changed; ask headquarters for the "
        "right one. ({code})"
    ),
    Reason.OUTDATED: N_(
        "This document is older than the one that is known here. Nothing was changed; ask headquarters for the newest "
        "one. ({code})"
    ),
    Reason.OTHER_WORDS: N_(
        "These are not the eight words of this request. Nobody was enrolled; have the words read out again from the "
        "laptop's own screen. ({code})"
    ),
    Reason.NEWER_DOCUMENT: N_(
        "This document was made by a newer version of the program. Nothing was changed; update the program and read it "
        "again. ({code})"
    ),
    Reason.NOT_A_WELCOME: N_(
        "This bundle does not welcome this laptop to an organisation. Nothing was changed; ask headquarters for the "
        "welcome file. ({code})"
    ),
}


def refusal(reason: Reason, **values: object) -> BundleError:
    """Return the error to raise for a reason; its `values["code"]` is the reason.

    `UNKNOWN_SIGNER` and `WRONG_SIGNATURE` want `device`; `MALFORMED` and `REVOKED` want `device` and `detail`, which of
    a withdrawn device's bundle is `STORE=NUMBER`: what headquarters is asked to let through.
    """
    return BundleError(SENTENCES[reason], code=reason, **values)
