"""Whether the sentences of an answer follow one another, as they do even in a story that is told out of order."""
