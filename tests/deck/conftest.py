"""A collection of Anki's own, to bring decks into."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    found = Collection(str(tmp_path / "collection.anki2"))
    yield found
    found.close()


@pytest.fixture
def bring(collection: Collection, tmp_path: Path) -> Callable:
    """Import an .apkg as a person does who keeps Anki's settings; gives Anki's log."""

    def imported(apkg: bytes):
        path = tmp_path / "deck.apkg"
        path.write_bytes(apkg)
        options = ImportAnkiPackageOptions(with_scheduling=False, with_deck_configs=False)
        return collection.import_anki_package(
            ImportAnkiPackageRequest(package_path=str(path), options=options)
        ).log

    return imported
