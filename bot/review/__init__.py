"""Past sessions: pages, charts, exports, and what a coach gets to see."""
