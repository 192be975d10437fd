"""The words of Qt itself, as in the file dialogs."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


def speak_qt(app: QApplication, language: str, old: QTranslator | None = None) -> QTranslator:
    """Give Qt's own words a language, and numbers and dates with it; return what takes them away again."""
    if old is not None:
        app.removeTranslator(old)
    QLocale.setDefault(QLocale(language))
    translator = QTranslator(app)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    # Said last: a translator turns the window round by itself.
    app.setLayoutDirection(QLocale(language).textDirection())
    return translator
