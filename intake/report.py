"""All steps and addresses as one page to read and to correct with a pen: what is said to whom and why, from which
source and of what date, what may stand on paper, and room to write beside each.

It is HTML that needs nothing else (no script, no picture, no network), set for A4. Everything that comes from content
is escaped as it is put into a tag.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from intake import guide
from intake.content import Content
from intake.directory import NATIONAL, printing
from intake.model import Condition, Lang, PrintField, Service, Source, Step
from intake.telling import Telling, joined
from intake.words import Words

_STYLE = """
@page { size: A4; margin: 12mm; }
body { font: 8.5pt/1.3 sans-serif; color: #111; max-width: 186mm; margin: auto; overflow-wrap: break-word; }
h1 { font-size: 20pt; margin: 0 0 2mm; }
h2 { font-size: 16pt; margin: 8mm 0 2mm; }
h2:last-of-type { break-before: page; }
h3 { font-size: 13pt; margin: 6mm 0 2mm; break-after: avoid; }
h4 { font-size: 10pt; margin: 0 0 1mm; }
article { display: grid; grid-template-columns: minmax(0, 1fr) 38mm; gap: 4mm; border-top: 1.5pt solid #111;
  padding: 1.5mm 0 4mm; break-inside: avoid; }
dl { display: grid; grid-template-columns: 30mm minmax(0, 1fr); gap: .4mm 2mm; margin: 0; }
dt { color: #555; }
dd { margin: 0; }
ul { margin: 0; padding-left: 4mm; }
code, small { color: #555; font-size: 7.5pt; font-weight: normal; }
aside { border-left: .5pt solid #999; padding-left: 3mm; font-size: 8pt; }
.box { display: inline-block; width: 3.2mm; height: 3.2mm; border: .8pt solid #111; margin-right: 1.5mm; }
.line { display: block; height: 7mm; border-bottom: .5pt dotted #777; }
"""


def page(content: Content, words: Words, language: Lang, today: date) -> str:
    """The whole page as HTML. `language`: Dutch or English; what was noted about services stays Dutch."""
    return _Page(content, words, language).html(today)


class _Html(str):
    """Text that is markup already."""

    __slots__ = ()


def _tag(name: str, *parts: str, **attributes: str) -> _Html:
    """An element. Parts that are not markup yet are escaped. `class_` is written `class`."""
    said = "".join(f' {key.rstrip("_")}="{escape(value)}"' for key, value in attributes.items())
    inside = "".join(part if isinstance(part, _Html) else escape(part) for part in parts)
    return _Html(f"<{name}{said}>{inside}</{name}>")


def _list(items: Iterable[str]) -> _Html:
    return _tag("ul", *(_tag("li", item) for item in items))


class _Page(Telling):
    def html(self, today: date) -> str:
        steps, services = self.content.steps.values(), self.content.services.values()
        made = self.say("made", date=f"{today:%d-%m-%Y}", steps=len(steps), services=len(services))
        title = self.say("title")
        head = _tag("head", _Html('<meta charset="utf-8">'), _tag("title", title), _tag("style", _Html(_STYLE)))
        intro = (_tag("p", text) for text in (made, self.say("how"), self.say("not-phoned")))
        body = _tag("body", _tag("h1", title), *intro, *self._all_steps(), *self._all_services())
        return f"<!DOCTYPE html>\n{_tag('html', head, body, lang=self.language)}\n"

    def _all_steps(self) -> Iterator[str]:
        """Each under the first of its needs."""
        yield _tag("h2", self.say("steps"))
        steps = self.content.steps.values()
        for option in self.content.questions[guide.NEEDS].options:
            here = [step for step in steps if step.needs[:1] == (option.code,)]
            yield from self._chapter(self.option(guide.NEEDS, option.code), map(self._step, here))
        yield from self._chapter(self.say("alarms"), (self._step(step) for step in steps if not step.needs))

    def _all_services(self) -> Iterator[str]:
        """Each under the first of its cities, what is there for everyone first."""
        yield _tag("h2", self.say("services"))
        for city in (NATIONAL, *self.content.cities):
            here = [service for service in self.content.services.values() if service.cities[:1] == (city,)]
            yield from self._chapter(self.city(city), map(self._service, here))

    def _chapter(self, title: str, entries: Iterable[str]) -> Iterator[str]:
        found = list(entries)
        if found:
            yield _tag("h3", title)
            yield from found

    def _entry(self, anchor: str, title: str, rows: Iterable[tuple[str, str]]) -> _Html:
        """One step or service, its facts beside the space for the pen."""
        facts = (tag for key, said in rows if said for tag in (_tag("dt", self.say(key)), _tag("dd", said)))
        name = _tag("h4", title, " ", _tag("code", anchor.partition("-")[2]))
        return _tag("article", _tag("div", name, _tag("dl", *facts)), self._space_to_write(), id=anchor)

    def _space_to_write(self) -> _Html:
        boxes = (_tag("div", _tag("span", class_="box"), self.say(key)) for key in ("right", "wrong"))
        line = _tag("span", class_="line")
        return _tag("aside", *boxes, line, line, line, self.say("known-by"), line)

    # --- a step

    def _step(self, step: Step) -> _Html:
        return self._entry(f"step-{step.id}", self.text(f"step.{step.id}.do"), self._of_step(step))

    def _of_step(self, step: Step) -> Iterator[tuple[str, str]]:
        paper = "never" if not step.on_paper else "opt-in" if step.opt_in else "yes"
        yield "kind", joined(*map(self.say, (f"kind.{step.kind}", f"urgency.{step.urgency}", f"paper.{paper}")))
        yield "said", _list(self._lines(step))
        for part in ("unknown", "tip"):
            yield part, self.text(f"step.{step.id}.{part}")
        yield "also", ", ".join(self.option(guide.NEEDS, need) for need in step.needs[1:])
        yield "alarm", ", ".join(self.option(guide.SAFETY, alarm) for alarm in step.alarms)
        yield "when", self.say("on-request") if step.on_request else self._condition(step.when)
        yield "fallback", self.say("fallback.yes") if step.fallback else ""
        yield "risk", self.text(f"risk.{step.risk}")
        yield "together", "" if step.together == "alone" else self.text(f"sheet.together.{step.together}")
        yield "legal-basis", step.legal_basis or ""
        yield "goes-to", "; ".join(self.content.services[one].name for one in step.services)
        yield "sources", self._sources(step.sources)
        until = self.words.text(self.language, "window.advice.until", date=step.review_by)
        yield "sure", f"{self.sure(step)} {until}"

    def _lines(self, step: Step) -> Iterator[str]:
        """What may print beside what to do, each line under its own label."""
        for part in ("bring", "because", "risk"):
            if text := self.text(f"step.{step.id}.{part}"):
                yield f"{self.text(f'sheet.label.{part}')} {text}"

    def _condition(self, tree: Condition | None) -> str:
        """A condition as nested lists; alternatives about one fact as one line."""
        if tree is None:
            return self.say("always")
        if tree.not_ is not None:
            return _tag("div", self.say("not"), " ", self._condition(tree.not_))
        if (told := self.about_one_fact(tree)) is not None:
            return told
        parts = tree.all or tree.any or ()
        return _tag("div", self.say("all" if tree.all else "any"), _list(self._condition(part) for part in parts))

    # --- a service

    def _service(self, service: Service) -> _Html:
        return self._entry(f"service-{service.id}", service.name, self._of_service(service))

    def _of_service(self, service: Service) -> Iterator[tuple[str, str]]:
        yield "kind", joined(service.kind, self.text(f"window.advice.print.{printing(service)}"))
        yield "what", self.text(f"service.{service.id}.what")
        yield "cities", ", ".join(self.city(city) for city in service.cities)
        accepts = service.accepts_undocumented
        yield "accepts", f"{self.say(f'accepts.{accepts.value}')}. {accepts.note}"
        for field, said in self.fields(service):
            yield field, self._field(service, field, said)
        yield "reach", service.how_to_reach
        yield "id-asked", self.say(f"id-asked.{service.id_asked}")
        yield "shares-data", self.say(f"shares-data.{service.shares_data}")
        yield "wrong-facts", _list(service.do_not_print) if service.do_not_print else ""
        named_by = [step.id for step in self.content.steps.values() if service.id in step.services]
        yield "named-by", ", ".join(named_by) or self.say("none")
        yield "sources", self._sources(service.sources)
        yield "sure", self.sure(service)
        assured = self.say("assured", date=service.assured_date) if service.assured_date else ""
        yield "dates", f"{service.read_on} {assured}"

    def _field(self, service: Service, field: PrintField, said: str) -> str:
        """A fact, whether it may print, and how far it was checked."""
        if not said:
            return ""
        released = self.say("paper.yes") if field in service.print_fields and not service.never_print else ""
        return _tag("span", said, " ", _tag("small", joined(released, service.field_confidence.get(field))))

    # --- both

    def _sources(self, sources: Iterable[Source]) -> str:
        rows = [_tag("span", source.url, " ", _tag("small", source.seen)) for source in sources]
        return _list(rows) if rows else self.say("none")
