from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.bar import STAGES, Stages
from ui.speech import Speech

Show = Callable[[QWidget], QWidget]


def test_the_stages_are_read_out(say: Speech) -> None:
    stages = Stages(say)
    stages.show_stage("questions", 0.5)
    assert "3" in stages.accessibleName()
    assert say("window.stage.questions") in stages.accessibleName()
    for stage in (*STAGES, "finish"):
        stages.show_stage(stage, 0.0)
