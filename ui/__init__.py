"""The screens: they show what the desk tells them and call its verbs, and nothing behind it.

How a screen is made
    class Guide(Screen):                                  # screen.py
        finished = Signal(object)                         # past tense; rooms.py decides who hears it
        def __init__(self, say: Speech, work: Work, desk: Desk) -> None:
            super().__init__(say, "guide")                # object name; `self.say("window.guide.title", count=3)`
            self.lay_out(page, TopBar(say, staged=True), FootBar(back, primary, [middle, ...]))
            primary.answer_enter(self)                    # Enter presses the one green button
    Hooks: `enter()` in front, set the focus; `refresh(changes)`; `forget()` before the lock. `tell(text, mood)` says
    something above the page. Verbs of the desk run on the worker, one after another:
        work.do(partial(desk.forward, talk), owner=self, done=self._show_talk)
    A failure that is `Explained` becomes a banner by itself unless `failed=` takes it; anything else is reported.

Sizes and colours (look.py)
    `look.px(24)`: a size at 100 % in today's pixels; `look.color("accent")`; `look.font(look.QUESTION, language)`.
    `look.compact()`: little room (150 % on an ordinary laptop): short words, folded columns. `look.cramped()`: hardly
    any (200 %): pages scroll down, side by side becomes one below the other. Nothing follows a change of look: the
    screens are built anew. Every widget that is made is put somewhere, or it is a window.

    A window in a language from right to left is mirrored (`Look.rtl`): layouts do it themselves, what is painted by
    hand asks mirror.py. Tab goes by the layouts (stops.py), whatever was made first; nothing has to be said about it.

Parts
    text.py    Text(text, style, role, language=, wrap=, centred=): font, direction and alignment of its language
    icon.py    Glyph, Disc, Mark: by the names of `resources/icons.yaml`
    button.py  Button(text, kind, icon=, icon_last=, bare=, short=, key=, height=, breaks=)
    tile.py    Tile, and Tiles: one question's answers, `add(code, tile)`, `chosen(codes)`, `show_codes`, keys 1-9 A-G
    card.py    Card(ground), column, row, rule, Note, Strip, ListRow, RiskLine, StepCard, Banner
    surface.py what lies under the rest, painted by hand: grounds with their edges, frames of fields
    field.py   Field(label, hint=), PassphraseField(say, label): help and trouble stand under the field
    bar.py     TopBar, DeskBar, FootBar, Stages, Saved
    dialog.py  Dialog, Question, Asking (who opens them); save.py, printer.py: the ways out of the window
    flow.py    Flow(gap): buttons that go on in the next line; scrolled.py: a list, or a page, that scrolls by itself
    doors.py   Doors(Street(...)): the street of doors; doorway.py: the screens before it

A conversation
    conversation.py  Conversation: the one in hand, its verbs in the order they were asked; a Moment is what they bring
    stage.py         StageScreen: the base of its screens; `show_moment(moment)`, stages, saved, safety
    question.py      a Board for one question; hint.py: how to ask it; rail.py: the advice beside it; alarm.py: what to
                     do now. At 200 % the question has the width for itself: the others are a key away, or a strip
    advice_list.py, advised.py, advice_side.py, add_step.py: the advice on the table; sheet_view.py: a sheet on screen
    fit.py           roomiest(ways, room, ...): what must not scroll is laid out in the first way that is seen whole
    leafed.py        Leafed: answers by the page, for letters so large that not all of them fit

The addresses
    directory.py     the list and what is looked for; choose.py: one of several; finder.py: a list in which one types
    address_pane.py  the one that is chosen, and what is done with it; address_card.py: what is known of it
    correct.py       a form for each fact; week.py: hours as one fills them in; add_address.py: one of the desk's own
    swap.py          to and from files; outcome.py: how it went there, asked when a number is found (visit.py)
"""
