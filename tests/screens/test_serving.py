"""What the server sends beside the screens, and what it keeps to itself."""

import base64
import gzip
import hashlib
import io
import json
import re
import zipfile
from html import unescape

import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from atlas.loading import DATA
from ui import serving
from ui.protection import THIS_MACHINE, OwnPagesOnly, SecurityHeaders, inline_script_hashes, own_hosts
from ui.serving import MissingArtwork, check_artwork


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory):
    """A project of a few files, with some that must not leave it."""
    root = tmp_path_factory.mktemp("project")
    files = {
        "assets/views/front.svg": "<svg/>",
        "assets/recipe/views.py": "secret",
        "assets/recipe/sketch.svg": "<svg/>",
        "assets/body/skin.npz": "secret",
        "dashboard/diagram/web/diagram.js": "export default 1",
        "dashboard/ui/web/page.css": "body {}",
        "dashboard/ui/search/web/search.js": "export default 1",
        "dashboard/ui/answer/web/answer.js": "export default 1",
        "dashboard/figures/web/measured.js": "export default 1",
        "dashboard/ui/emergency/web/line.js": "export default 1",
        "dashboard/app.py": "secret",
    } | {f"dashboard/ui/{room}/web/{room}.css": "p {}" for room in serving.ROOMS}
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root / "dashboard"


HOSTS = THIS_MACHINE | {"192.168.7.5"}


@pytest.fixture(scope="module")
def client(atlas, dashboard, ask):
    guards = [Middleware(SecurityHeaders), Middleware(OwnPagesOnly, hosts=HOSTS)]
    app = Starlette(routes=serving.routes(atlas, dashboard), middleware=guards)
    return lambda path, body=None, **headers: ask(app, path, headers, body)


@pytest.mark.parametrize(
    "path", ["/assets/views/front.svg", "/diagram/diagram.js", "/answer/answer.js", "/emergency/line.js"]
)
def test_files_are_asked_for_again_but_sent_only_when_changed(client, path):
    first = client(path)
    assert first.status == 200
    assert first.headers["cache-control"] == "no-cache"
    assert client(path, if_none_match=first.headers["etag"]).status == 304


KEPT_BACK = [
    *("/assets/", "/assets/views", "/assets/body/skin.npz"),
    *("/assets/recipe/views.py", "/assets/recipe/sketch.svg", "/assets/recipe%2fsketch.svg"),
    *("/assets/views/../recipe/sketch.svg", "/assets//recipe/sketch.svg"),
    *("/assets/../dashboard/app.py", "/assets/%2e%2e/dashboard/app.py"),
    *("/diagram/../app.py", "/answer/../cards.py"),
    *("/atlas/answer/plain.json?at=right:elbow", "/atlas/answer/rude.json?at=C03"),
    *("/atlas/answer/plain.json?at=C03,C04", "/atlas/answer/plain.json?at=right:L5,right:heel_lat"),
    *("/atlas/folded/plain.json", "/atlas/folded/plain.json?of=nowhere", "/atlas/folded/rude.json?of=L5"),
    *("/atlas/folded/plain.json?of=L5,C03", "/atlas/folded/plain.json?of=L5,L5"),
    # Maps that may not be drawn, or that there are none of.
    *("/atlas/answer/plain.json?at=right:heel_lat&map=foerster-1933", "/atlas/answer/plain.json?map=keegan"),
    *("/atlas/folded/plain.json?of=heel_lat&map=phillips-1991", "/atlas/folded/plain.json?of=heel_lat&map="),
    *("/atlas/conditions/C99.json", "/atlas/conditions/..%2fC03.json"),
    *("/atlas/resting/plain.json", "/atlas/resting/plain.json?of=NOBODY"),
    *("/atlas/resting/rude.json?of=GRAYS", "/atlas/figures/plain.json"),
    *("/atlas/figures/plain.json?of=F01", "/atlas/figures/plain.json?of=F05,F05"),
    *("/atlas/accuracy/plain.json?of=0", "/atlas/accuracy/plain.json?of=x", "/atlas/accuracy/rude.json?of=1"),
    *("/atlas/tables/secrets.csv", "/atlas/tables/..%2fREADME.csv", "/atlas/tables/areas"),
]


@pytest.mark.parametrize("path", KEPT_BACK)
def test_everything_else_does_not_exist(client, path):
    assert client(path).status == 404


def test_every_table_can_be_taken_alone_with_its_licence(client, atlas):
    for name in atlas.tables.names:
        answer = client(f"/atlas/tables/{name}.csv")
        assert answer.headers["content-type"].startswith("text/csv")
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
        assert 'rel="license"' in answer.headers["link"]
        read = pd.read_csv(io.BytesIO(answer.body), dtype=str, keep_default_na=False)
        assert read.astype(object).equals(atlas.table(name)), name


def test_all_tables_can_be_taken_at_once(client, atlas):
    with zipfile.ZipFile(io.BytesIO(client("/atlas/sole-to-spine-data.zip").body)) as packed:
        assert packed.testzip() is None
        tables = {name.removesuffix(".csv") for name in packed.namelist() if name.endswith(".csv")}
        assert tables == set(atlas.tables.names)
        for name in tables:
            read = pd.read_csv(packed.open(f"{name}.csv"), dtype=str, keep_default_na=False)
            assert read.astype(object).equals(atlas.table(name)), name
        told = packed.read("README.txt").decode()
        for part in ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", atlas.version):
            assert part in told
        assert packed.read("DICTIONARY.md") == (DATA / "README.md").read_bytes()


def test_what_is_said_of_picks_is_sent_and_kept_by_nobody(client, atlas):
    answer = client("/atlas/answer/plain.json?at=right:heel_lat,left:heel_lat")
    said = json.loads(answer.body)
    assert [chip["pick"] for chip in said["chips"]] == ["right:heel_lat", "left:heel_lat"]
    assert said["of"] == "heel_lat"
    assert said["called"]["by"]
    assert answer.headers["cache-control"] == "no-store"
    assert json.loads(client("/atlas/answer/clinical.json").body)["chips"] == []


def test_what_is_folded_is_sent_by_the_name_of_its_fold(client, atlas):
    answer = client("/atlas/folded/plain.json?of=dorsum_mid,heel_lat")
    found = json.loads(answer.body)
    assert found["maps"].count("<table") == 2
    assert atlas.words("nerve.sural.differs") in unescape(re.sub("<[^>]+>", "", found["apart"]))
    assert {card["id"] for card in found["nerve.more"]} <= set(
        atlas.causes_for(["dorsum_mid", "heel_lat"]).condition
    )
    roots = json.loads(client("/atlas/folded/clinical.json?of=L5").body)
    assert roots.keys() == {key for key in found if "." in key} | {"apart"}


def test_a_map_is_asked_for_by_its_id(client):
    said = json.loads(client("/atlas/answer/plain.json?at=right:heel_lat&map=keegan-garrett-1948").body)
    assert said["map"] == "keegan-garrett-1948"
    found = json.loads(client(f"/atlas/folded/plain.json?of=heel_lat&map={said['map']}").body)
    assert 'class="verdict shown">' in found["maps"]
    assert json.loads(client("/atlas/answer/plain.json?at=right:heel_lat").body)["map"] == "consensus"


@pytest.mark.parametrize("at", ["right:dorsum_mid", "right:L5,left:S1", "C01", "C21", "C03"])
def test_every_fold_of_an_answer_can_be_fetched(client, at):
    said = json.loads(client(f"/atlas/answer/plain.json?at={at}").body)
    groups = [group for part in said["parts"] if "causes" in part for group in part["causes"]["groups"]]
    names = {f"{group['id']}.{fold}" for group in groups for fold in group["folds"]}
    names |= set(re.findall(r'data-fold="(\w+)"', json.dumps(said).replace("\\", "")))
    if not names:
        assert at == "C03"
        return
    found = json.loads(client(f"/atlas/folded/plain.json?of={said['of']}").body)
    assert all(found[name] for name in names)


def test_a_search_is_asked_by_post_and_answered(client):
    asked = {"text": "left heel", "voice": "plain", "side": "right"}
    found = json.loads(client("/atlas/search.json", json.dumps(asked).encode()).body)
    assert found[0]["side"] == "left"
    assert client("/atlas/search.json").status == 405


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b"{", b"7", b'{"text": "heel", "voice": "rude", "side": "left"}', b"x" * 9000]
)
def test_a_search_that_asks_for_nothing_is_refused(client, body):
    assert client("/atlas/search.json", body).status == 400


def test_the_knowledge_of_the_picture_is_sent_once(client, atlas):
    answer = client("/atlas/picture.json")
    assert json.loads(answer.body)["version"] == atlas.version
    assert len(json.loads(answer.body)["areas"]) == len(atlas.table("areas"))
    assert client("/atlas/picture.json", if_none_match=answer.headers["etag"]).status == 304


def test_a_condition_is_sent_in_both_voices(client):
    answer = client("/atlas/conditions/C03.json")
    assert set(json.loads(answer.body)["voices"]) == {"plain", "clinical"}
    assert answer.headers["cache-control"] == "no-cache"


def test_every_answer_keeps_the_page_to_itself(client):
    for path in ("/atlas/picture.json", "/assets/views/front.svg", "/nowhere"):
        headers = client(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "http:" not in policy
        assert "https:" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


OWN = ["http://localhost:8501", "http://127.0.0.1:8501", "http://[::1]:8501", "http://192.168.7.5:8501"]
FOREIGN = ["http://evil.example", "null", "", "http://localhost.evil.example", "http://[", "192.168.7.5"]


@pytest.mark.parametrize("origin", OWN)
def test_our_own_pages_are_answered(client, origin):
    assert client("/atlas/picture.json", origin=origin).status == 200


@pytest.mark.parametrize("origin", FOREIGN)
def test_pages_of_other_sites_are_refused_before_anything_is_looked_up(client, origin):
    assert client("/atlas/picture.json", origin=origin).status == 403


@pytest.mark.parametrize("origin", FOREIGN)
def test_other_sites_get_no_session(origin, alone):
    """Streamlit never sees them: it would ask a host outside for our own address."""
    sent, reached = [], []

    async def app(*_):
        reached.append(origin)

    async def send(message):
        sent.append(message)

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": [(b"origin", origin.encode())]}
    alone(OwnPagesOnly(app, HOSTS)(scope, None, send))
    assert not reached
    assert [message["type"] for message in sent] == ["websocket.close"]


def test_what_streamlit_tells_of_itself_is_closed(client):
    assert client("/_stcore/metrics").status == 404


def test_the_own_hosts_are_this_machine_and_what_was_asked_for():
    assert own_hosts() >= THIS_MACHINE
    assert not any("evil" in host or "*" in host for host in own_hosts())


def test_only_this_machine_gets_a_window_of_its_own(client):
    """Over a network without encryption browsers refuse that header with an error."""
    name = "cross-origin-opener-policy"
    assert client("/atlas/picture.json", host="localhost:8501").headers[name] == "same-origin"
    assert name not in client("/atlas/picture.json", host="192.168.7.5:8501").headers


def test_only_scripts_within_the_page_get_a_hash():
    page = '<script src="a.js"></script><script>\n x = 1\n</script><script type="module" src="b.js">'
    digest = hashlib.sha256(b"\n x = 1\n").digest()
    (found,) = inline_script_hashes(page)
    assert found.startswith("'sha256-")
    assert base64.b64encode(digest).decode() in found


def test_artwork_that_is_missing_or_empty_is_named(tmp_path):
    with pytest.raises(MissingArtwork, match=r"manifest\.json: missing"):
        check_artwork(tmp_path)
    for unreadable in ("{", "[]", '{"files": [{}]}'):
        (tmp_path / "manifest.json").write_text(unreadable)
        with pytest.raises(MissingArtwork, match=r"manifest\.json: cannot be read"):
            check_artwork(tmp_path)
    files = {"a.svg": "<svg/>", "empty.svg": ""}
    for path, text in files.items():
        (tmp_path / path).write_text(text)
    listed = [{"path": path} for path in ("a.svg", "empty.svg", "views/b.webp")]
    (tmp_path / "manifest.json").write_text(json.dumps({"files": listed}))
    with pytest.raises(MissingArtwork) as problem:
        check_artwork(tmp_path)
    assert "empty.svg" in str(problem.value)
    assert "views/b.webp" in str(problem.value)
    assert "a.svg is" not in str(problem.value)


def test_the_chart_of_measured_figures_is_sent_only_when_changed(client):
    first = client("/atlas/measured/clinical.json?of=L5,S1")
    assert json.loads(first.body)["data"]
    again = client("/atlas/measured/clinical.json?of=L5,S1", if_none_match=first.headers["etag"])
    assert again.status == 304


def test_plotlys_code_is_our_own_copy_packed_and_sent_once(client):
    packed = client("/figures/plotly.min.js", accept_encoding="gzip, br")
    assert packed.headers["content-encoding"] == "gzip"
    assert len(packed.body) < 1_600_000
    assert gzip.decompress(packed.body) == client("/figures/plotly.min.js").body
    again = client("/figures/plotly.min.js", if_none_match=packed.headers["etag"], accept_encoding="gzip")
    assert (again.status, again.body) == (304, b"")
