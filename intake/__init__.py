"""The core of Inloop, which has never heard of a window: content, conversation, advice, sheet, vault, counts."""
