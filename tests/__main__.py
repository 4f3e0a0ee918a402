"""`python3 tests`: set everything up, the browser included, and run every test.

Two tests at a time, each half with a server and a browser of its own; `-n 0` runs
them one after the other. Options go to pytest. Readable to an old Python, so that
it can say which one is needed.
"""

import os
import signal
import subprocess
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "The tests need Python 3.11 or newer; this is Python %d.%d. "
        "Install a newer one and start them with it." % sys.version_info[:2]
    )

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
TOGETHER = ["-n", "2", "--dist", "worksteal"]
sys.path[:0] = [os.path.join(ROOT, "dashboard"), HERE]

import chromium  # noqa: E402  (newer syntax: only after the check above)
import environment  # noqa: E402


def main(options):
    try:
        python = str(environment.ready("requirements.txt", "tests/requirements.txt"))
        browser = chromium.find_or_install(python)
    except environment.SetupError as problem:
        environment.say(str(problem))
        return 1
    except KeyboardInterrupt:
        environment.say("Stopped before the tests were set up; the next run goes on from here.")
        return 130
    environment.say("Testing in the browser " + browser)
    settings = dict(os.environ, SOLE_TO_SPINE_BROWSER=browser)
    tests = subprocess.Popen([python, "-m", "pytest"] + TOGETHER + options, cwd=ROOT, env=settings)
    # pytest is told of Ctrl+C as well, and says itself how far it came. Here it would only come
    # between the end of pytest and its code, which is then lost.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return tests.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
