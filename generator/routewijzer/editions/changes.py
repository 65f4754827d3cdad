"""What changed between two versions of one route, in the words of a reader, and as a feed."""

from dataclasses import replace
from datetime import date
from xml.sax.saxutils import escape

from routewijzer.editions.diff import Version, diff
from routewijzer.editions.report import Report, as_text, report
from routewijzer.i18n import Words


def changes(old: Version, new: Version, words: Words) -> Report:
    """Return what the new version says differently from the old one, decisions first. Both must be sound."""
    changes = report(diff(old, new), old.route, new.route, words)
    intro = words("region.changes_intro", old=old.name, new=new.name)
    introduction = intro if changes.chapters else words("region.changes_none", old=old.name, new=new.name)
    return replace(changes, title=words.region.changes_title, intro=introduction)


def as_atom(changes: Report, new: Version) -> str:
    """Return a report as an Atom feed with one entry (RFC 4287), dated on the day of the new version."""
    head = new.route.route
    name, day = f"urn:routewijzer:{head.id}", _moment(head.published)
    text = escape(as_text(changes, markdown=True))
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{head.language}">
  <id>{name}</id>
  <title>{escape(head.name)}</title>
  <updated>{day}</updated>
  <author><name>{escape(head.owner)}</name></author>
  <entry>
    <id>{name}:{escape(head.version)}</id>
    <title>{escape(new.name)}</title>
    <updated>{day}</updated>
    <content type="text">{text}</content>
  </entry>
</feed>
"""


def _moment(day: date) -> str:
    """Return a day as Atom writes a moment: its beginning, in UTC (RFC 3339)."""
    return f"{day.isoformat()}T00:00:00Z"
