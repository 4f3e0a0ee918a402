"""From the causes the atlas finds to the cards a person reads: grouped, ordered, folded."""

from atlas.scales import CAUSING, CERTAINTIES, HOW_OFTEN, PARTS
from ui.catalogue import say

OPEN_CARDS = 7
ALARMS = 2  # emergencies open at once; the others stay with the rare
FOLDS = ("open", "more", "rare", "neighbour")
# What a card shows; all else was for putting the cards in order.
SHOWN = (
    *("id", "pick", "name", "other_name", "station", "certainty"),
    *("how", "feels", "urgency", "urgency_word", "sites"),
)


def told(groups: list[dict]) -> list[dict]:
    """The groups as they are sent: the open cards in full, of each fold its title and its sites."""
    return [
        {
            "id": group["id"],
            "title": group["title"],
            "open": [shown(card) for card in group["open"]],
            "folds": {
                fold: {"title": title, "sites": _sites(group[fold])}
                for fold, title in group["titles"].items()
            },
        }
        for group in groups
    ]


def _sites(cards: list[dict]) -> list[str]:
    return list(dict.fromkeys(site for card in cards for site in card["sites"]))


def shown(card: dict) -> dict:
    """Of one card only what is shown."""
    return {name: card[name] for name in SHOWN}


def grouped(atlas, ids: list[str], voice: str) -> list[dict]:
    """The three groups, never mixed, each with its cards in order along the way and its folds.

    A cause that touches only a neighbouring root, by a nerve that is not the main one here, has
    a fold of its own, so have the rare, the dangerous and those that rarely press here; of the
    others about seven are open to view, the commonest of each group first. Skin that opens the
    emergency signs by itself opens the emergencies of the root that usually press here, too,
    before all others: beside the anus they are the answer.
    """
    found = [cause._asdict() for cause in atlas.rows.causes_for(ids, voice)]
    chosen = {
        group: _cards(atlas, [row for row in found if row["group"] == group], voice) for group in CAUSING
    }
    _fold(chosen, _alarming(atlas, ids))
    return [_group(group, chosen[group], voice) for group in CAUSING]


def _alarming(atlas, ids: list[str]) -> bool:
    """Whether one of these places opens emergency signs by itself, as the saddle does."""
    return any("area" in flag.trigger.split(";") for flag in atlas.rows.red_flags_for(ids))


def _cards(atlas, rows: list[dict], voice: str) -> list[dict]:
    by_condition: dict[str, list[dict]] = {}
    for row in rows:
        by_condition.setdefault(row["condition"], []).append(row)
    cards = [_card(atlas, rows, voice) for rows in by_condition.values()]
    return sorted(cards, key=lambda card: card.pop("place"))


def _card(atlas, rows: list[dict], voice: str) -> dict:
    """One condition: told where it presses first and most surely on a root that serves the pick."""
    near = [row for row in rows if _is_near(row)]
    told = min(near or rows, key=lambda row: (CERTAINTIES.index(row["certainty"]), _order(row)))
    id = told["condition"]
    # Told where it presses first; it may press at more sites.
    sites = list(dict.fromkeys(row["site"] for row in (told, *(near or rows)) if row["site"]))
    other = "clinical" if voice == "plain" else "plain"
    return {
        "id": id,
        "pick": pick_of(told),
        "name": atlas.words(f"condition.{id}.name", voice),
        "other_name": atlas.words(f"condition.{id}.name", other),
        "station": _station(atlas, told["site"], len(sites), voice),
        "roots": list(dict.fromkeys(row["root"] for row in near or rows if row["root"])),
        "how": told["mechanism"],
        "feels": _first_sentence(_words(atlas, f"condition.{id}.feels", voice)),
        "urgency": told["urgency"],
        "urgency_word": say(f"urgency.{told['urgency']}", voice),
        "certainty": ""
        if told["certainty"] == "usual"
        else say(f"causes.certainty_{told['certainty']}", voice),
        "how_often": told["how_often"],
        "sure": told["certainty"],
        "sites": sites,
        "part": min((PARTS.index(row["part"]) for row in near if row["part"]), default=0),
        "away": -_order(told) if told["part"] else 0,
        "spread": len({row["site"] for row in rows}),
        "neighbour": not near,
        "place": (
            *(_order(told), HOW_OFTEN.index(told["how_often"])),
            *(CERTAINTIES.index(told["certainty"]), id),
        ),
    }


def _is_near(row: dict) -> bool:
    """A root that mainly serves what is picked, or the nerve that does."""
    return row["relation"] == "primary" or (row["group"] == "nerve" and row["part"] == "main")


def pick_of(row: dict) -> str:
    """The pick that shows one cause where it presses."""
    return f"{row['condition']}@{row['level']}.{row['position']}" if row["level"] else row["condition"]


def _order(row: dict) -> int:
    return int(row["order"]) if row["site"] else 10**6


def _station(atlas, site: str, count: int, voice: str) -> str:
    if not site:
        return ""
    name = atlas.words(f"site.{site}.name", voice)
    return name if count == 1 else say("causes.stations", voice, first=name)


def _words(atlas, key: str, voice: str) -> str:
    return atlas.words(key, voice) if atlas.has_words(key, voice) else ""


def _first_sentence(text: str) -> str:
    head, stop, _ = text.partition(". ")
    return head + "." if stop else head


def _fold(chosen: dict[str, list[dict]], alarming: bool) -> None:
    """Give each card its fold, and leave about seven open, shared fairly between the groups."""
    waiting = {}
    for group, cards in chosen.items():
        for card in cards:
            card["fold"] = "neighbour" if card["neighbour"] else "rare" if _is_rare(card) else "more"
        waiting[group] = sorted((card for card in cards if card["fold"] == "more"), key=_likelihood)
    if alarming:
        waiting["root"] = _alarms_first(chosen["root"]) + waiting["root"]
    left = OPEN_CARDS
    while left and any(waiting.values()):
        for cards in waiting.values():
            if cards and left:
                cards.pop(0)["fold"], left = "open", left - 1


def _is_rare(card: dict) -> bool:
    dangerous = card["urgency"] == "emergency" and card["how_often"] != "common"
    return "rare" in (card["how_often"], card["sure"]) or dangerous


def _likelihood(card: dict) -> tuple:
    """What serves most of the place first, then the commonest, then the nearest; the disputed last."""
    sure = CERTAINTIES.index(card["sure"])
    return (card["sure"] == "disputed", card["part"], HOW_OFTEN.index(card["how_often"]), sure, card["away"])


def _alarms_first(cards: list[dict]) -> list[dict]:
    """The emergencies that usually press here, moved to the front; the particular before the widespread."""
    found = [card for card in cards if card["urgency"] == "emergency" and card["sure"] == "usual"]
    found = sorted(found, key=lambda card: (*_likelihood(card), card["spread"]))[:ALARMS]
    cards[:] = [*found, *(card for card in cards if card not in found)]
    return found


def _group(group: str, cards: list[dict], voice: str) -> dict:
    folds = {fold: [card for card in cards if card["fold"] == fold] for fold in FOLDS}
    titles = {fold: say(f"causes.{fold}", voice, count=len(folds[fold])) for fold in FOLDS[1:] if folds[fold]}
    return {"id": group, "title": say(f"causes.{group}", voice), "titles": titles, **folds}
