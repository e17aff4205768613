"""What the program costs beside the plainest thing that does the same. Measures; never decides."""
