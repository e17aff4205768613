"""Released files of several desks as one: which files, and what they give together, with how sure each sum is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.adding import Added
from intake.errors import Explained
from ui import look
from ui.button import Button
from ui.card import ListRow, Strip, column, row, rule
from ui.dialog import Dialog
from ui.pick import FileDialog
from ui.save import Places
from ui.speech import Speech
from ui.text import Text
from ui.trouble import explain

SUFFIX = ".csv"


class FilesDialog(FileDialog):
    """`chosen(list of Path)`: add these up. Files of several places can be chosen together."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, say: Speech, places: Places | None = None) -> None:
        super().__init__(parent, say, say("window.add-up.title"), (SUFFIX,), places)
        self._picked: dict[Path, None] = {}
        self.body.addWidget(Text(say("window.add-up.what")))
        self._add_files()
        self._told = Strip("alert-circle-outline", "", "trouble")
        self._told.hide()
        self.body.addWidget(self._told)
        close = Button(say("window.save.close"), "quiet")
        close.clicked.connect(self.reject)
        self.add = Button(say("window.add-up.add", count=0), "primary", icon="plus")
        self.add.clicked.connect(lambda: self.chosen.emit(list(self._picked)))
        self.lay_out([close, self.add])
        self._count()

    def refuse(self, fault: Explained) -> None:
        """Says which file cannot be added, and why; the others stay chosen."""
        self._told.text.setText(explain(self._say, fault))
        self._told.show()

    def _row(self, path: Path) -> ListRow:
        row = ListRow("file-document-outline", path.name)
        row.setCheckable(True)
        row.setChecked(path in self._picked)
        row.toggled.connect(partial(self._pick, path))
        return row

    def _pick(self, path: Path, picked: bool) -> None:
        self._told.hide()
        if picked:
            self._picked[path] = None
        else:
            self._picked.pop(path, None)
        self._count()

    def _count(self) -> None:
        self.add.setText(self._say("window.add-up.add", count=len(self._picked)))
        self.add.setEnabled(bool(self._picked))


class AddedDialog(Dialog):
    """What they give together. `saved`: as a file, please."""

    saved = Signal()

    def __init__(self, parent: QWidget, say: Speech, added: Added) -> None:
        super().__init__(parent, say("window.add-up.together", count=added.desks), width=900)
        self._say = say
        self.body.addWidget(Text(say("window.add-up.sure"), role="ink2"))
        page = QWidget()
        self._fill(column(page, gap=6), added)
        self.body.addWidget(page)
        close = Button(say("window.upkeep.close"), "quiet")
        close.clicked.connect(self.reject)
        save = Button(say("window.counts.save.csv"), "primary", icon="content-save-outline")
        save.clicked.connect(self.saved)
        self.lay_out([close, save])

    def _fill(self, body: QVBoxLayout, added: Added) -> None:
        for table in added.tables:
            body.addSpacing(look.px(8))
            body.addWidget(Text(f"{table.period}  ·  {table.name}", look.STRONG))
            for found in sorted(table.rows, key=lambda one: -one.shown):
                body.addWidget(rule())
                line = row(gap=14)
                line.addWidget(Text(found.name), 3)
                line.addWidget(Text(str(found.shown), look.STRONG, wrap=False))
                between = self._say("window.add-up.between", least=found.least, most=found.most)
                line.addWidget(Text(between, look.SMALL, "ink2"), 2)
                body.addLayout(line)
        body.addStretch(1)
