"""What people have on disk, and how it becomes reports.

Two steps, so that the second can run in many processes: ``pieces`` cuts files into raw pieces, one report
each, and decides their format; ``report_in`` turns one piece into a report.
"""

from holdover.reading.formats.piece import MAX_BYTES, Format, Piece, Told
from holdover.reading.formats.reports import report_in
from holdover.reading.formats.source import pieces

__all__ = ["MAX_BYTES", "Format", "Piece", "Told", "pieces", "report_in"]
