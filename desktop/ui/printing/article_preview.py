"""Showing the pages of an article before they are printed."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.domain.articles import DUTCH, Article
from desktop.spreekuur.print_jobs import ArticleDocument
from desktop.ui.desks import Desk
from desktop.ui.intake.fitting_list import title_of
from desktop.ui.printing.preview_dialog import PreviewDialog


def preview_article(
    desk: Desk, article: Article, language: str, parent: QWidget, *, contact: UUID | None = None
) -> None:
    """Show the pages of an article, and print them; `contact` is the question at which they are handed out."""
    PreviewDialog(
        desk,
        ArticleDocument(article.slug),
        title_of(article, desk.words.language),
        language or DUTCH,
        parent,
        file_name=article.slug,
        contact=contact,
    ).open()
