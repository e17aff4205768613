"""The grid of the sheet, in points; x counts from the leading edge (left, or right in a right-to-left language), y from
the top. The figures are those of one A4 that was judged on prints and photocopies: change one, look at every page.
"""

from __future__ import annotations

MM = 72 / 25.4

PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
SIDE, TOP, BOTTOM = 12 * MM, 11 * MM, 287 * MM
INNER_WIDTH = PAGE_WIDTH - 2 * SIDE
FOLD = 148.5 * MM
BELOW_FOLD = FOLD + 1 * MM  # nothing is printed in the fold itself

# A step: number and pictogram, her language, hairline, number again, Dutch.
OWN = 28 * MM
OWN_WIDTH, OWN_WIDTH_ALONE = 101 * MM, 170 * MM
LINE_INDENT = 7.5 * MM  # room for the pictogram of a line
HAIRLINE = 130 * MM
DUTCH, DUTCH_COLUMN, DUTCH_NUMBER_WIDTH = 132 * MM, 66 * MM, 6 * MM
DUTCH_WIDTH = DUTCH_COLUMN - DUTCH_NUMBER_WIDTH
NUMBER_WIDTH = 13 * MM
PICTOGRAM = 12.5 * MM
STEP_HEIGHT = 21 * MM  # at least: number and pictogram need that

TITLE_WIDTH = 117 * MM

# Contacts: two columns with the fold in the gutter, or one.
GUTTER = 8 * MM
CONTACT_WIDTH = (INNER_WIDTH - GUTTER) / 2
LETTER_FRAME = 6.6 * MM
LETTER_INDENT = 9 * MM
ICON_INDENT = 6 * MM
PEN_LINE = 6.5 * MM

# Lines: none under 0.6 points, a copier loses them.
THIN, PEN, ROW, TICK, LETTER, STRONG, HEAVY = 0.6, 0.9, 0.8, 0.8, 1.1, 1.2, 1.6
TICK_LENGTH, TICK_MARGIN = 3 * MM, 5 * MM

ASCENT = 0.74  # of a line's leading above its baseline
