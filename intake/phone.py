"""Telephone numbers as they are written in the Netherlands."""

from __future__ import annotations

import re

_SHORT = re.compile(r"11[2-4]|116\d{3}|14\d{3,4}|18\d{2}|0800\d{4,7}|0900\d{4,7}|088\d{7}")
_LONGEST = 40  # signs


def dutch(typed: str) -> str | None:
    """A number as one dials it within the country, spaced; None when it is no number of the Netherlands."""
    import phonenumbers

    if len(typed) > _LONGEST:
        return None
    try:
        number = phonenumbers.parse(typed, "NL")
    except phonenumbers.NumberParseException:
        return None
    if number.extension:
        return None
    if not phonenumbers.is_valid_number_for_region(number, "NL"):
        return typed.strip() if _SHORT.fullmatch(re.sub(r"[\s.()-]", "", typed)) else None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
