"""What the world can do wrong. A bug is any other exception."""


class SpreekuurError(Exception):
    """The world's fault, told in one sentence: what happened, does it concern me, what do I do.

    The sentence is English, marked with `N_` where it is raised, and translated by who shows it
    (`desktop.i18n.Translator.tell`). Its values are filled in after translation, so dates and numbers
    appear in the reader's language.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return self.sentence.format(**self.values)


class InputError(SpreekuurError):
    """What a person typed cannot be accepted."""


class StoreError(SpreekuurError):
    """The store, or the disk that it lies on, cannot do what was asked."""


class AccessError(SpreekuurError):
    """A passphrase or recovery code does not open this store."""


class ContentError(SpreekuurError):
    """The content pack, or what was asked of it, is not there or not right."""


class HandoutError(SpreekuurError):
    """A page cannot be printed as it should be, so it is not printed."""


class BundleError(SpreekuurError):
    """A file from outside is not taken in."""
