"""Start the app's server and say where it is. Standard library only."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from environment import ROOT, SetupError, ready, say

DEFAULT_PORT = 8501
USAGE = """\
python3 dashboard [--lan] [Streamlit options]

  --lan                  let other devices of this network in, such as a tablet
  --server.port NUMBER   another port than 8501

Every other option goes to Streamlit as it is."""


def main(arguments: list[str]) -> int:
    """Set up, serve until stopped, and return the exit code."""
    if {"-h", "--help"} & set(arguments):
        say(USAGE)
        return 0
    options = [argument for argument in arguments if argument != "--lan"]
    try:
        host = _own_address() if "--lan" in arguments else "localhost"
        port = _port(options)
        _check_free(port)
        python = ready("requirements.txt")
    except SetupError as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        say("Stopped before the app was set up; the next start goes on from here.")
        return 130
    return _serve([str(python), *_command(host, port, options)], host, port)


def _command(host: str, port: int, options: list[str]) -> list[str]:
    # A named address keeps Streamlit from asking an outside host for its own.
    listen = host if host == "localhost" else "0.0.0.0"
    return [
        # Whatever the system's own encoding, the folder may be named in any language.
        *("-X", "utf8", "-m", "streamlit", "run", str(ROOT / "dashboard" / "app.py")),
        *("--server.address", listen, "--browser.serverAddress", host),
        *("--server.port", str(port), "--logger.hideWelcomeMessage", "true"),
        *options,
    ]


def _port(options: list[str]) -> int:
    text = str(DEFAULT_PORT)
    for place, option in enumerate(options):
        name, equals, value = option.partition("=")
        if name == "--server.port":
            text = value if equals else "".join(options[place + 1 : place + 2])
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise SetupError(f"--server.port takes a number from 1 to 65535, not '{text}'.")
    return int(text)


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        if os.name != "nt":  # there the option would let two servers share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except OSError:
            raise SetupError(
                f"Port {port} is taken, perhaps by this app already open at http://localhost:{port}; "
                f"close that, or choose another with --server.port {port + 1 if port < 65535 else port - 1}."
            ) from None


def _own_address() -> str:
    """This machine's address in its local network. Nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address kept for documentation
            return probe.getsockname()[0]
        except OSError:
            raise SetupError("This machine is in no network a tablet could join; leave --lan out.") from None


def _serve(command: list[str], host: str, port: int) -> int:
    say("Starting Sole to Spine ...")
    server = _started(command)
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        if _answers(server, port):
            place = "on this machine" if host == "localhost" else "on any device of this network"
            say(f"Sole to Spine is open {place} at http://{host}:{port}  (Ctrl+C stops it)")
        return max(server.wait(), 0)
    except KeyboardInterrupt:
        server.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired, KeyboardInterrupt):
            server.wait(5)
        server.kill()
        say("\nStopped.")
        return 0


def _started(command: list[str]) -> subprocess.Popen:
    """The server, deaf to Ctrl+C: it would end with the word "Aborted!". We tell it to stop."""
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return subprocess.Popen(command, cwd=ROOT)
    finally:
        signal.signal(signal.SIGINT, heard)


def _answers(server: subprocess.Popen, port: int) -> bool:
    """Wait until the server is healthy; False when it ended instead."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while server.poll() is None:
        with contextlib.suppress(urllib.error.URLError, OSError):
            direct.open(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
            return True
        time.sleep(0.1)
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
