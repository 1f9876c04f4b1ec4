"""The banks and other payees of NAPAS 24/7: their numbers, and the names they had from day to day. Pure data, no model."""
