"""Start the app's server and say where it is. Standard library only."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass

from environment import ROOT, SetupError, ready, say

DEFAULT_PORT = 8501
EVERYWHERE = ("0.0.0.0", "::")
THIS_MACHINE = re.compile(r"localhost|127\.[\d.]+|::1")
PATIENCE = 20  # seconds until a server that does not answer is spoken of
USAGE = """\
python3 dashboard [--lan] [Streamlit options]

  --lan                  let other devices of this network in, such as a tablet
  --server.port NUMBER   another port than 8501

Every other option goes to Streamlit as it is."""


@dataclass(frozen=True)
class Address:
    """Where the server listens, and the name (`host`) under which people open it."""

    listen: str
    host: str
    port: int
    path: str = ""
    scheme: str = "http"

    @property
    def page(self) -> str:
        return self._url(self.host)

    @property
    def health(self) -> str:
        # Streamlit takes "localhost" as IPv4, whatever this machine's list of hosts says.
        near = "127.0.0.1" if self.listen in ("localhost", *EVERYWHERE) else self.listen
        return self._url(near) + "/_stcore/health"

    def _url(self, host: str) -> str:
        return f"{self.scheme}://{f'[{host}]' if ':' in host else host}:{self.port}{self.path}"


def main(arguments: list[str]) -> int:
    """Set up, serve until stopped, and return the exit code."""
    if {"-h", "--help"} & set(arguments):
        say(USAGE)
        return 0
    options = [argument for argument in arguments if argument != "--lan"]
    try:
        address = _address(options, lan="--lan" in arguments)
        _check_free(address.port)
        python = ready("requirements.txt")
    except SetupError as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        say("Stopped before the app was set up; the next start goes on from here.")
        return 130
    return _serve([str(python), *_command(address, options)], address)


def _command(address: Address, options: list[str]) -> list[str]:
    return [
        # Whatever the system's own encoding, the folder may be named in any language.
        *("-X", "utf8", "-m", "streamlit", "run", str(ROOT / "dashboard" / "app.py")),
        # A named address keeps Streamlit from asking an outside host for its own.
        *("--server.address", address.listen, "--browser.serverAddress", address.host),
        *("--server.port", str(address.port), "--logger.hideWelcomeMessage", "true"),
        *options,
    ]


def _address(options: list[str], lan: bool) -> Address:
    """The address that Streamlit will make of these options. Raises SetupError."""
    listen = _value(options, "--server.address") or ("0.0.0.0" if lan else "localhost")
    own = _own_address() if listen in EVERYWHERE else listen
    if lan and own is None:
        raise SetupError("This machine is in no network a tablet could join; leave --lan out.")
    path = urllib.parse.quote((_value(options, "--server.baseUrlPath") or "").strip("/"))
    return Address(
        listen,
        host=_value(options, "--browser.serverAddress") or own or "localhost",
        port=_port(options),
        path=f"/{path}" if path else "",
        scheme="https" if _value(options, "--server.sslCertFile") else "http",
    )


def _value(options: list[str], name: str) -> str | None:
    """What the option is set to, the last time if there are several; None where it is not."""
    found = None
    for place, option in enumerate(options):
        before, equals, after = option.partition("=")
        if before == name:
            found = after if equals else "".join(options[place + 1 : place + 2])
    return found


def _port(options: list[str]) -> int:
    text = _value(options, "--server.port")
    if text is None:
        return DEFAULT_PORT
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise SetupError(f"--server.port takes a number from 1 to 65535, not '{text}'.")
    return int(text)


def _check_free(port: int) -> None:
    if not _can_be_bound(port) or _is_answered(port):
        raise SetupError(
            f"Port {port} is taken, perhaps by this app already open at http://localhost:{port}; "
            f"close that, or choose another with --server.port {port + 1 if port < 65535 else port - 1}."
        )


def _can_be_bound(port: int) -> bool:
    with socket.socket() as probe:
        if os.name != "nt":  # there the option would let two servers share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except OSError:
            return False
    return True


def _is_answered(port: int) -> bool:
    """Some systems bind every address at once even where one listens on this machine's alone."""
    with socket.socket() as probe:
        probe.settimeout(0.5)  # Windows would try a closed port for two seconds
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _own_address() -> str | None:
    """This machine's address in its local network. Nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address kept for documentation
            return probe.getsockname()[0]
        except OSError:
            return None


def _serve(command: list[str], address: Address) -> int:
    say("Starting Sole to Spine ...")
    server = _started(command)
    # Asked to end by the system, we stop as with Ctrl+C: whatever ends below was not our doing.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        _announce(server, address)
        code = server.wait()
        return 128 - code if code < 0 else code  # killed: as a shell counts it
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


def _announce(server: subprocess.Popen, address: Address) -> None:
    """Say where the app is open once it answers, or that it does not; nothing when it ended."""
    give_up = time.monotonic() + PATIENCE
    while server.poll() is None:
        if _healthy(address):
            near = THIS_MACHINE.fullmatch(address.host)
            place = "on this machine" if near else "on any device of this network"
            return say(f"Sole to Spine is open {place} at {address.page}  (Ctrl+C stops it)")
        if time.monotonic() > give_up:
            return say(
                f"The server is running but has not answered at {address.page} for {PATIENCE} seconds; "
                "try that address in a browser, or stop the server with Ctrl+C."
            )
        time.sleep(0.1)


def _healthy(address: Address) -> bool:
    direct = [urllib.request.ProxyHandler({})]  # past any proxy: it is this machine
    if address.scheme == "https":  # and no certificate need prove that
        import ssl  # which some Pythons lack

        direct.append(urllib.request.HTTPSHandler(context=ssl._create_unverified_context()))
    try:
        urllib.request.build_opener(*direct).open(address.health, timeout=1).close()
    except (OSError, http.client.HTTPException, ValueError):
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
