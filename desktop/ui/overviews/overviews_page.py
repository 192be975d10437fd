"""The page of the overviews."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.overviews import Overview
from desktop.paths import write_atomically
from desktop.spreekuur.clocks import known_day
from desktop.spreekuur.overviews import overview_of, sites_held
from desktop.spreekuur.print_jobs import NumbersDocument
from desktop.spreekuur.report_files import kind_of_file, report_file
from desktop.spreekuur.reports import PART_WORDS, Part, Report, ReportPart, Scope, report_of
from desktop.spreekuur.stores import Site
from desktop.ui.desks import Desk
from desktop.ui.overviews.charts import Bar, BarsChart, Chart, ColumnsChart
from desktop.ui.overviews.period_choice import PeriodChoice
from desktop.ui.printing.preview_dialog import PreviewDialog
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.forms import heading, note, pane
from desktop.ui.widgets.pages import Page
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView

_PARTS = tuple(PART_WORDS)


class OverviewsPage(Page):
    """What was asked in a period: by topic, language, week and outcome, and what was not met."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = desk.words.gettext
        self.period = PeriodChoice(desk)
        self.site = QComboBox()
        self.site.setAccessibleName(_("Site"))
        self.site.addItem(_("all sites"), "")
        self.parts = QTabBar()
        self.parts.setAccessibleName(_("Counted by"))
        self.parts.setExpanding(False)
        for word in PART_WORDS.values():
            self.parts.addTab(_(word))
        self.bars, self.columns = BarsChart(), ColumnsChart()
        for chart in (self.bars, self.columns):
            chart.show_bars(_("Numbers"), ())
        self.table = RowsView(_("Numbers"), [_("What"), _("Number")], stretch=0, wrap=True)
        self.as_chart, self.as_table = QRadioButton(_("As a &drawing")), QRadioButton(_("As a &table"))
        self.save = QPushButton(_("&Save as a file …"))
        self.print = QPushButton(desk.icons.icon("print"), _("&Print"))
        self._said, self._notes = note(), note()
        self._found: Overview | None = None
        self._stale = False
        self._scope: Scope | None = None
        self._report: Report | None = None
        self._lay_out()
        self._connect()
        desk.tasks.run(self, lambda: sites_held(desk.store), self._show_sites)
        self.reload()

    def reload(self) -> None:
        """Count again, when the days are known."""
        desk, scope = self.desk, self._wanted()
        if scope is None:
            return

        def count() -> tuple[Scope, Overview]:
            today = known_day(desk.store, desk.pack, desk.clock())
            return scope, overview_of(desk.store, scope.since, scope.until, today, site=scope.site)

        desk.tasks.run(self, count, self._show)

    def showEvent(self, event: QShowEvent) -> None:
        """Count again what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()

    def _heed(self) -> None:
        # Each save changes the numbers, and counting them takes longer than saving.
        self._stale = not self.isVisible()
        if not self._stale:
            self.reload()

    def panes(self) -> list[QWidget]:
        """Return the period, what is counted, and the numbers."""
        shown = self.table if self.as_table.isChecked() else self._chart
        return [self.period.period, self.parts, shown]

    def print_page(self) -> None:
        """Print the whole overview."""
        if self._found is None or self._scope is None:
            return
        words = self.desk.words
        document = NumbersDocument(self._found, self._scope)
        title = words.gettext("Overview of the walk-in hour")
        PreviewDialog(self.desk, document, title, words.language, self.window(), file_name="overzicht").open()

    @property
    def said(self) -> str:
        """What stands above the numbers."""
        return self._said.text()

    @property
    def _chart(self) -> Chart:
        return self.columns if self._chosen is Part.WEEKS else self.bars

    @property
    def _chosen(self) -> Part:
        return _PARTS[max(0, self.parts.currentIndex())]

    def _wanted(self) -> Scope | None:
        days = self.period.days
        if days is None:
            return None
        site = str(self.site.currentData() or "")
        return Scope(*days, site, self.site.currentText() if site else "")

    def _show_sites(self, sites: tuple[Site, ...]) -> None:
        for site in sites:
            self.site.addItem(site.name, site.code)
        # With one site there is nothing to choose.
        for widget in (self.site, self._site_word):
            widget.setVisible(len(sites) > 1)

    def _show(self, found: tuple[Scope, Overview]) -> None:
        scope, overview = found
        if scope != self._wanted():
            return
        self._scope, self._found = found
        words = self.desk.words
        # Who sits here sees each question anyway; only what is handed on leaves small numbers out.
        self._report = report_of(overview, scope, self.desk.pack, words, handed_on=False)
        total = words.ngettext("{count} question", "{count} questions", overview.total)
        self._said.setText(f"{total} · {self._report.period}")
        self._notes.setText(" ".join(self._report.notes))
        there = {it.part for it in self._report.parts}
        for place, part in enumerate(_PARTS):
            self.parts.setTabVisible(place, part in there)
        self._show_part()

    def _show_part(self) -> None:
        part = self._part()
        rows = part.rows if part else ()
        words = self.desk.words
        chart = self._chart
        bars = [Bar(row.name, row.count) for row in rows]
        if chart is self.columns and self._found is not None:
            days = [words.short_date(day) for day in self._found.by_week]
            bars = [Bar(row.name, row.count, day) for row, day in zip(rows, days, strict=True)]
        chart.show_bars(part.heading if part else "", bars)
        self.table.show_rows([Row(row, (row.name, str(row.count))) for row in rows])
        self._choose_view()

    def _part(self) -> ReportPart | None:
        parts = self._report.parts if self._report else ()
        return next((it for it in parts if it.part is self._chosen), None)

    def _choose_view(self) -> None:
        empty = not self.table.rows.rows
        views: list[QWidget] = [self._none, self.table, self._area]
        self._stack.setCurrentWidget(views[0] if empty else views[1] if self.as_table.isChecked() else views[2])
        for one in (self.bars, self.columns):
            one.setVisible(one is self._chart)

    def _save(self) -> None:
        desk, found, scope = self.desk, self._found, self._scope
        if found is None or scope is None:
            return
        _ = desk.words.gettext
        kinds = ";;".join(
            (
                _("Excel (*.xlsx)"),
                _("OpenDocument spreadsheet (*.ods)"),
                _("Table for programs (*.csv)"),
                _("PDF (*.pdf)"),
            )
        )
        path = desk.dialogs.choose_save(self, _("Save the overview"), f"overzicht-{scope.until}.xlsx", kinds)
        if path is None:
            return
        today = desk.today()

        def write() -> Path:
            report = report_of(found, scope, desk.pack, desk.words, handed_on=True)
            kind = kind_of_file(path)
            made = report_file(report, kind, desk.pack, desk.words, made=today, training=desk.store.training)
            write_atomically(path, made, private=False)
            return path

        desk.tasks.run(self, write, self._tell_saved)

    def _tell_saved(self, path: Path) -> None:
        said = self.desk.words.gettext("Saved as {place}. Numbers of fewer than five people are left out.")
        self.desk.dialogs.tell(self, said.format(place=path))

    def _connect(self) -> None:
        self.period.changed.connect(self.reload)
        self.site.currentIndexChanged.connect(self.reload)
        self.parts.currentChanged.connect(self._show_part)
        self.as_chart.toggled.connect(self._choose_view)
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self.print_page)
        self.desk.changes.contacts_changed.connect(self._heed)
        self.desk.changes.exchanged.connect(self._heed)

    def _lay_out(self) -> None:
        _ = self.desk.words.gettext
        self._site_word = QLabel(_("S&ite"))
        self._site_word.setBuddy(self.site)
        period = QLabel(_("P&eriod"))
        period.setBuddy(self.period.period)
        choices = FlowLayout()
        for widget in (period, self.period, self._site_word, self.site):
            choices.addWidget(widget)
        drawing = QWidget()
        inside = QVBoxLayout(drawing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.bars)
        inside.addWidget(self.columns)
        inside.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        drawing.setObjectName("scrolled")
        self._area.setWidget(drawing)
        self._none = note(_("Nothing was recorded in this period."))
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        for view in (self._none, self.table, self._area):
            self._stack.addWidget(view)
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        ways = QButtonGroup(self)
        foot = FlowLayout(spacing=12)
        for control in (self.as_chart, self.as_table, self.save, self.print):
            foot.addWidget(control)
        for button in (self.as_chart, self.as_table):
            ways.addButton(button)
        self.as_chart.setChecked(True)
        frame, rows = pane()
        rows.addWidget(heading(_("Overviews"), "title"))
        rows.addLayout(choices)
        rows.addWidget(self._said)
        rows.addWidget(self.parts)
        rows.addWidget(self._stack, 1)
        rows.addWidget(self._notes)
        rows.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(frame)
