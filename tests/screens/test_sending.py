"""Messages leave at once: an answer is many small ones, and none may wait for the one before."""

import socket

import pytest

from ui.sending import Promptly


class Connection:
    """What the server's protocol holds: a transport that shows its socket."""

    def __init__(self, open_socket):
        self.open_socket, self.transport = open_socket, self

    def get_extra_info(self, name):
        return self.open_socket if name == "socket" else None

    async def send(self, message):
        raise AssertionError("nothing is sent here")


@pytest.fixture
def pass_through(alone):
    def pass_one(kind, send):
        passed = []

        async def app(scope, receive, send):
            passed.append(scope["type"])

        alone(Promptly(app)({"type": kind}, None, send))
        return passed

    return pass_one


def test_a_pages_connection_holds_nothing_back(pass_through):
    with socket.socket() as connection:
        assert not connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert pass_through("websocket", Connection(connection).send) == ["websocket"]
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_server_that_shows_no_socket_is_left_as_it_is(pass_through):
    async def send(message):
        raise AssertionError("nothing is sent here")

    assert pass_through("websocket", send) == ["websocket"]
    assert pass_through("websocket", Connection(None).send) == ["websocket"]
