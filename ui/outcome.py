"""How it went where she was sent the time before: one click for each address, and for a refusal one more for why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from PySide6.QtWidgets import QWidget

from intake.model import Code, How, Outcome, Service, ServiceId, Why
from ui import look
from ui.card import beside, column, ruled
from ui.speech import Speech
from ui.text import Text
from ui.tile import Tile, Tiles


class Outcomes(QWidget):
    """Nothing has to be said: what is not tapped counts for nothing."""

    def __init__(self, say: Speech, services: Sequence[Service]) -> None:
        super().__init__()
        self.rows = {service.id: _Row(say, service.name) for service in services}
        body = column(self, gap=8)
        body.addWidget(Text(say("window.outcome.title"), look.STRONG))
        body.addWidget(Text(say("window.outcome.what"), look.SMALL, "ink2"))
        for part in ruled(self.rows.values()):
            body.addWidget(part)
        body.addStretch(1)

    def said(self) -> dict[ServiceId, Outcome]:
        return {service: said for service, row in self.rows.items() if (said := row.said())}


class _Row(QWidget):
    def __init__(self, say: Speech, name: str) -> None:
        super().__init__()
        self.how = _tiles(say, "window.outcome", get_args(How), name)
        self.why = _tiles(say, "window.outcome.why", get_args(Why), name)
        self.how.chosen.connect(lambda codes: self.why.setVisible(Code("refused") in codes))
        self.why.hide()
        whole = column(self, (0, 4, 0, 4), 6)
        line = beside(stacked=look.cramped(), gap=12)
        line.addWidget(Text(name, look.STRONG), 2)
        line.addWidget(self.how, 5)
        whole.addLayout(line)
        whole.addWidget(self.why)

    def said(self) -> Outcome | None:
        for how in self.how.codes():
            why = self.why.codes() if how == "refused" else ()
            return Outcome(how=how, why=why[0] if why else "")  # type: ignore[arg-type]
        return None


def _tiles(say: Speech, prefix: str, codes: Sequence[str], name: str) -> Tiles:
    tiles = Tiles(columns=2 if look.cramped() else len(codes), gap=6)
    for code in codes:
        tile = Tile(say(f"{prefix}.{code}"), shape="plain")
        tile.setAccessibleName(f"{name}: {tile.accessibleName()}")
        tiles.add(Code(code), tile)
    return tiles
