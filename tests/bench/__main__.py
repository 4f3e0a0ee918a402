"""`python3 tests/bench`: measure how quick the app is, print it, and write RESULTS.md beside this file.

Sets everything up as `python3 tests` does. Options: --minutes N, how long memory is watched (10);
--clients N (150) and --seconds N (60) of the crowd. Readable to an old Python, as the tests are.
"""

import os
import subprocess
import sys

if sys.version_info < (3, 11):
    sys.exit("The benchmark needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path[:0] = [os.path.join(ROOT, "dashboard"), os.path.join(ROOT, "tests")]

import chromium  # noqa: E402  (newer syntax: only after the check above)
import environment  # noqa: E402


def main(options):
    try:
        python = str(environment.ready("requirements.txt", "tests/requirements.txt"))
        browser = chromium.find_or_install(python)
    except environment.SetupError as problem:
        environment.say(str(problem))
        return 1
    settings = dict(os.environ, SOLE_TO_SPINE_BROWSER=browser)
    return subprocess.call([python, os.path.join(HERE, "bench.py")] + options, cwd=ROOT, env=settings)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
