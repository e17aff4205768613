"""The screens: they show what the desk tells them and call its verbs, and nothing behind it."""
