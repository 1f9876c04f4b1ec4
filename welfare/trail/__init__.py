"""The way of the money, in public: from a gift to what was done, and from what was done back to the gifts."""
