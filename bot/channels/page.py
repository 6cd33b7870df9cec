"""The practice page: one HTML file with the addresses of its parts filled in."""

from __future__ import annotations

from html import escape
from string import Template

from bot.channels.assets import WEB, Asset, Assets


def render_page(assets: Assets, prefix: str, answer_limit: int, framed: bool = False) -> Asset:
    """The page as every browser gets it, by itself or in a frame. It holds nothing of any person: it is made once."""
    base = f"{prefix}/assets/{assets.version}"
    styles = [name for name in assets.names(".css") if name != "fonts.css" or assets.names(".woff2")]
    values = {
        "prefix": escape(prefix),
        "assets": base,
        "answer_limit": str(answer_limit),
        "place": "frame" if framed else "page",
        "styles": "\n".join(f'<link rel="stylesheet" href="{base}/{name}">' for name in styles),
        "modules": "\n".join(f'<link rel="modulepreload" href="{base}/{name}">' for name in assets.names(".js")),
    }
    page = Template((WEB / "page.html").read_text(encoding="utf-8")).substitute(values)
    return Asset.of("text/html; charset=utf-8", page.encode())
