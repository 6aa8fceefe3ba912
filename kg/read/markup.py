"""Taking the text of an article out of a web page."""

from dataclasses import dataclass
from datetime import date

from kg.errors import InputError


@dataclass(frozen=True, slots=True)
class Page:
    """The main text of a web page and what the page says about it."""

    text: str
    title: str | None
    published: date | None
    publisher: str | None


def read_page(source: str, name: str) -> Page:
    """The main text of a web page, one paragraph a line. Raises InputError where there is none."""
    from trafilatura import bare_extraction

    found = bare_extraction(source, include_comments=False, include_tables=True, with_metadata=True)
    fields = found.as_dict() if found is not None and not isinstance(found, dict) else found or {}
    text = str(fields.get("text") or "").strip()
    if not text:
        raise InputError(f"{name}: no article text in the web page; save its text as .txt")
    title = fields.get("title")
    site = fields.get("sitename")
    return Page(text, str(title).strip() if title else None, _date(fields.get("date")), str(site) if site else None)


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None
