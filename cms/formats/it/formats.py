"""Days and moments in the tables of the desk: Django's own Italian form spells out the weekday, and months with capitals."""

DATE_FORMAT = "d/m/Y"
DATETIME_FORMAT = "d/m/Y, H.i"
