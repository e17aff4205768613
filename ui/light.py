"""The sentence of one line of the status page."""

from __future__ import annotations

from datetime import date

from intake.model import Light
from ui.day import spoken_date
from ui.speech import Speech


def light_words(say: Speech, light: Light) -> str:
    """What it says, with its date as a person says it."""
    params = dict(light.params)
    if "date" in params:
        params["date"] = spoken_date(say, date.fromisoformat(str(params["date"])))
    return say(f"window.status.{light.name}.{light.key}", **params)
