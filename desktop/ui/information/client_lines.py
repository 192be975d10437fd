"""What the client can read of an explanation: lines of a sheet in their language, beside the Dutch."""

from collections.abc import Collection

from desktop.domain.articles import DUTCH, Article
from desktop.ui.information.article_leaf import doubts
from desktop.ui.information.leaves import Reader, part
from desktop.ui.intake.fitting_list import title_of
from desktop.ui.widgets.reading_view import article_body, lines_body, text


def client_lines(sheet: Article | None, lines: Collection[int], reader: Reader) -> str:
    """Return these lines of a sheet in the client's language, as a part of a page; nothing when it lacks the language."""
    if sheet is None or not lines or reader.language == DUTCH or reader.language not in sheet.editions:
        return ""
    both = (sheet.editions[DUTCH], sheet.editions[reader.language])
    said = lines_body(both, lines, reader.turned) + _marks(sheet, reader)
    return part(reader.desk.words.gettext("For the client"), said)


def client_sheet(sheet: Article | None, reader: Reader) -> str:
    """Return a whole sheet in the client's language, as a part of a page; nothing when it lacks the language."""
    if sheet is None or reader.language == DUTCH or reader.language not in sheet.editions:
        return ""
    _ = reader.desk.words.gettext
    heading = _("For the client: the sheet “{title}”").format(title=title_of(sheet, reader.desk.words.language))
    both = (sheet.editions[DUTCH], sheet.editions[reader.language])
    return part(heading, article_body(both, reader.turned) + _marks(sheet, reader))


def _marks(sheet: Article, reader: Reader) -> str:
    """Return why the lines may not be handed out, and that nobody has read them."""
    _ = reader.desk.words.gettext
    said = doubts(reader.desk, sheet, reader.language)
    if not sheet.editions[reader.language].reviewed:
        said.append(_("No person has reviewed this translation."))
    return "".join(text(it, "warn") for it in said)
