"""A message (RFC 5322): its text, or the text of its HTML; attachments are files of their own.

The sender's name is left behind, since it may be a private person's; the domain says which body wrote.
"""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

import lxml.html
from lxml.etree import LxmlError

from initiatives.sources.readers.forms import Found, Limits, Piece, Reading, Refused, Rejected, clean, one_line
from initiatives.sources.readers.forms import marked as _
from initiatives.sources.readers.web_page import text_of

MOST_PARTS = 200


def read(name: str, data: bytes, limits: Limits) -> Iterator[Found]:
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = _parts(message)
        subject, sender, sent = (str(message.get(header, "")) for header in ("subject", "from", "date"))
        body = _body(message)
    except Refused:
        raise
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Refused(_("Il messaggio è rovinato: non si legge.")) from error
    if not (subject or sender or sent):
        raise Refused(_("Non è un messaggio di posta: mancano mittente, oggetto e data."))
    if body:
        yield Reading(text=body, title=one_line(subject), media_type="message/rfc822", publisher=_domain(sender), published=_day(sent))
    elif not any(part.is_attachment() for part in parts):
        raise Refused(_("Nel messaggio non c’è testo."))
    for part in parts:
        if part.is_attachment():
            yield _attached(part, limits)


def _parts(message: EmailMessage) -> list[EmailMessage]:
    parts = []
    for part in message.walk():
        parts.append(part)
        if len(parts) > MOST_PARTS:
            raise Refused(_("Il messaggio ha più di %(most)d parti."), most=MOST_PARTS)
    return parts


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    text = part.get_content()
    if not isinstance(text, str):
        return ""
    if part.get_content_subtype() == "html":
        try:
            text = text_of(lxml.html.fromstring(text)) if text.strip() else ""
        except (LxmlError, ValueError):
            raise Refused(_("Il messaggio è rovinato: non si legge.")) from None
    return clean(text)


def _attached(part: EmailMessage, limits: Limits) -> Found:
    label = one_line(part.get_filename())[:200] or "?"
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        data = None
    if data is None and part.get_content_type() == "message/rfc822":
        data = b"".join(inner.as_bytes() for inner in part.get_payload() if hasattr(inner, "as_bytes"))
        label = label if label.endswith(".eml") else f"{label}.eml"
    if data is None:
        return Rejected(label, Refused(_("L’allegato è rovinato: non si apre.")))
    return Piece(label, data)


def _domain(sender: str) -> str:
    domain = parseaddr(sender)[1].rpartition("@")[2]
    return one_line(domain)[:300]


def _day(sent: str) -> str:
    """The day of the Date header as it stood where it was sent."""
    try:
        return parsedate_to_datetime(sent).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
