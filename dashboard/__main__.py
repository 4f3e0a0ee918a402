"""`python3 dashboard`: set the app up and open it.

Only the standard library is used until the app's own environment stands. This
file stays readable to an old Python, so that it can say which one is needed.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Sole to Spine needs Python 3.11 or newer; this is Python %d.%d. "
        "Install a newer one and start the app with it." % sys.version_info[:2]
    )

import launch  # newer syntax: only after the check above

if __name__ == "__main__":
    sys.exit(launch.main(sys.argv[1:]))
