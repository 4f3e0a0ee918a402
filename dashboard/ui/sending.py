"""How what the server says reaches the browser: at once."""

import socket


class Promptly:
    """Sends every message of an answer as soon as it is written.

    A rerun answers in some thirty small messages. The server's sockets are opened without their
    protocol, which keeps asyncio from turning off Nagle's algorithm, so the second message of an
    answer would wait until the browser has acknowledged the first: up to 40 ms of nothing.
    """

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] == "websocket":
            _hold_nothing_back(send)
        await self.app(scope, receive, send)


def _hold_nothing_back(send) -> None:
    """Turn Nagle's algorithm off where the server shows its connection; elsewhere leave all as it is."""
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    connection = transport.get_extra_info("socket") if transport else None
    if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
