"""The screen of the conditions: a list to browse, a page of each, and the drawing of one segment."""
