"""What people who do not program edit: the conversation, the steps, the sociale kaart, the words, and what they look like."""
