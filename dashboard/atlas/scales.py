"""The graded and fixed values of the data, once: each scale from the first to be told to the last."""

from __future__ import annotations

STATUSES = ("VERIFIED", "KNOWN")
VOICES = ("plain", "clinical")
SIDES = ("right", "left")  # the person's own
MIDDLE = "middle"

RELATIONS = ("primary", "overlap", "variable", "blank", "not_drawn")
SERVING = RELATIONS[:3]  # a map shows the root here, be it as a neighbour or in some people
NAMING = RELATIONS[:2]
PARTS = ("main", "edge", "sometimes")
AGREEMENTS = ("agree", "partly", "disagree")
VERDICTS = (*AGREEMENTS, "blank")  # on two maps, one of which may name nothing there

WEAK, POSSIBLE, NORMAL = "weak", "possible", "normal"  # what trouble of one root or nerve would do

GROUPS = ("root", "nerve", "neither", "symptom")
CAUSING = GROUPS[:3]  # a symptom is never a cause
CERTAINTIES = ("usual", "possible", "rare", "disputed")
HOW_OFTEN = ("common", "uncommon", "rare")
URGENCIES = ("emergency", "same_day", "soon", "routine")

SPINAL = ("canal", "lateral_recess", "foramen", "extraforaminal")
DEPTHS = ("deep", "superficial")  # of a nerve: superficial once it lies under the skin
SITE_KINDS = (*SPINAL, "plexus", "nerve", "branch")

ARTICLES = ("1", "2", "3", "4", "5")  # the lay articles that readers will have met
