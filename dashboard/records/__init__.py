"""Where a learner's progress is kept. Pure: no screen in it.

>>> from records import Records
>>> records = Records.memory()
>>> anna = records.begin("Anna")
>>> [learner.name for learner in records.learners()]
['Anna']
"""

from .faults import BadRecords, Problem, Unsaved
from .learners import Learner
from .ledger import LIKED
from .portable import Imported
from .progress import Day, Next, Progress, Recalled
from .records import Records

__all__ = [
    "LIKED", "BadRecords", "Day", "Imported", "Learner", "Next", "Problem", "Progress", "Recalled", "Records",
    "Unsaved",
]  # fmt: skip
