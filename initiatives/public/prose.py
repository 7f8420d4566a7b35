"""A record's Markdown as HTML that is safe to show: no images, no raw HTML beyond plain prose, links that give nothing away."""

from functools import lru_cache

import markdown
import nh3
from django.utils.safestring import SafeString, mark_safe

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "code", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td"}


@lru_cache(maxsize=512)
def prose(text: str) -> SafeString:
    """`text` in Markdown as clean HTML; headings are set under the page's own (h3, h4)."""
    html = markdown.markdown(text, extensions=["sane_lists", "tables"], output_format="html")
    for outer, inner in (("h2", "h4"), ("h1", "h3")):
        html = html.replace(f"<{outer}>", f"<{inner}>").replace(f"</{outer}>", f"</{inner}>")
    clean = nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"}, link_rel="noopener nofollow")
    return mark_safe(clean)  # cleaned by nh3 in the line above
