"""Days and amounts of invented rows, drawn by Hypothesis."""

from datetime import date, timedelta

from hypothesis import strategies as st

days = st.integers(0, 8_000).map(lambda days: date(2004, 1, 1) + timedelta(days=days))
amounts = st.integers(1, 10**11) | st.integers(-(10**11), -1)
