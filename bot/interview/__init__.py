"""The interviewer: what to ask, how to react, what to tell. Pure decisions on plain records."""
