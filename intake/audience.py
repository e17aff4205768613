"""Who reads which sentence: what a visitor can meet, on the screen that is turned to her or on paper, and what only the
volunteer reads beside it. So the content check knows what a language must have, and a translator gets nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from intake.content import Content
from intake.model import EN, NL
from intake.words import FORBIDDEN, Words

__all__ = ["FORBIDDEN", "visitor_keys", "volunteer_keys"]

_WHATEVER_IS_SAID = ("guide.alarm.", "guide.kept.", "guide.privacy.", "sheet.", "risk.", "day.")
_STEP_PARTS = ("do", "bring", "because", "risk")


def visitor_keys(of: Content, words: Words) -> tuple[str, ...]:
    """What a visitor can read, on screen or on paper; what matters most first: safety, then rights."""
    return tuple(dict.fromkeys(_visitor_keys(of, words)))


def volunteer_keys(of: Content, words: Words) -> tuple[str, ...]:
    """What the volunteer reads beside it, in Dutch or English."""
    return tuple(dict.fromkeys(_volunteer_keys(of, words)))


def _visitor_keys(of: Content, words: Words) -> Iterator[str]:
    yield from (key for key in words.keys(NL) if key.startswith(_WHATEVER_IS_SAID))
    yield from (f"guide.answer.{given}" for given in ("unknown", "declined", "several"))
    for question in of.questions.values():
        yield f"guide.{question.id}.ask"
        yield from (f"guide.{question.id}.option.{option.code}" for option in question.options)
    for step in of.steps.values():
        if step.on_paper:
            yield from (
                key
                for part in _STEP_PARTS
                if words.has(NL, key := f"step.{step.id}.{part}") or part in ("do", "because")
            )
    yield from (f"term.{term.id}" for term in of.terms)
    for service in of.services.values():
        if not service.never_print:
            yield f"service.{service.id}.what"


def _volunteer_keys(of: Content, words: Words) -> Iterator[str]:
    def optional(*keys: str) -> Iterator[str]:
        yield from (key for key in keys if words.has(NL, key) or words.has(EN, key))

    for question in of.questions.values():
        yield from (f"guide.{question.id}.{part}" for part in ("say", "why"))
        yield from optional(f"guide.{question.id}.tip")
    for step in of.steps.values():
        yield from (f"step.{step.id}.{part}" for part in ("do", "because", "unknown"))
        yield from optional(*(f"step.{step.id}.{part}" for part in ("bring", "risk", "tip")))
    yield from (f"city.{city}" for city in of.cities)
    yield from (f"language.{language.code}" for language in of.languages)
