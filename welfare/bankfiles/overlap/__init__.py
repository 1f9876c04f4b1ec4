"""Which rows of two files of one account are the same transactions. Pure: no database, no files.

`columns.py` holds a file's rows, `candidates.py` finds where runs of rows agree, `evidence.py` says which runs are no
coincidence, `comparison.py` puts it together and names the rows that contradict each other.
"""
