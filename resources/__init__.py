"""What people edit who do not program: the conversation, the steps, the sociale kaart, the words, and their looks."""
