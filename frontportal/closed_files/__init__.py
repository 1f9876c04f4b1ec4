"""Files of records that only who may open the record gets: a scan, minutes, the photo of a board."""
