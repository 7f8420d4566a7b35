"""One sample record, from chance: its document with what that states, and the words an editor would write about it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from initiatives.models import Place
from initiatives.publication.checks import copied_run
from initiatives.sample import facts
from initiatives.sample.papers import Fact, Mention, Paper, Stated
from initiatives.sample.phrases import BODIES, FILLERS, KINDS, NOTICES, OPENINGS, PUBLISHERS, SENTENCES, STAGES, SUMMARIES, TITLES
from initiatives.sample.topics import TOPICS, Topic
from initiatives.sample.world import World

RIGHTS = {"all-rights-reserved": 60, "unknown": 25, "open-licence": 15}


@dataclass
class Story:
    """`later` is the word of a second source on what became of the promise, None where there is none."""

    number: int
    kind: str
    stage: str
    later_stage: str
    themes: list[str]
    town: Place
    day: date
    title: str
    summary: str
    body: str
    headline: str
    text: str
    stated: list[Stated]
    publisher: str
    rights: str
    later: "Later | None" = None
    not_stated: list[str] = field(default_factory=list)


@dataclass
class Later:
    """A second document: what was promised, kept or not."""

    day: date
    text: str
    stated: Stated
    promise: Fact


def tell(chance: Random, world: World, number: int, day: date) -> Story:
    """The record `number`, whose source came out on `day`."""
    kind = chance.choices(list(KINDS), weights=KINDS.values())[0]
    themes = chance.sample(sorted(world.themes & TOPICS.keys()), chance.choices((1, 2, 3), weights=(50, 35, 15))[0])
    topic, town = TOPICS[themes[0]], world.town(chance)
    aim, thing = chance.choice(topic.aims), chance.choice(topic.objects)
    slots = {"town": town.name, "object": thing, "aim": aim, "sigla": town.abbreviation}
    slots |= {"province": town.parent.name, "region": town.parent.parent.name}
    teller = _Teller(chance, world, town, topic, day, kind)
    rights = chance.choices(list(RIGHTS), weights=RIGHTS.values())[0]
    text = teller.write(thing, aim, number, chance.choice(NOTICES[rights]))
    stated = _distinct(teller.paper.stated)
    kinds = {item.fact.kind for item in stated}
    story = Story(
        number=number, kind=kind, stage=STAGES[kind][0], later_stage=STAGES[kind][1], themes=themes, town=town, day=day,
        title=_title(_own_words(chance, TITLES[kind], slots, text)[0]), summary=_own_words(chance, SUMMARIES, slots, text)[0],
        body="\n\n".join(_own_words(chance, BODIES, slots, text)[: chance.randint(2, 6)]),
        headline=f"{town.name}, {aim}: notizia {number}", text=text, stated=stated,
        publisher=chance.choice(PUBLISHERS), rights=rights,
        not_stated=[name for name, found in (("amount", "amount"), ("date", "date")) if found not in kinds],
    )  # fmt: skip
    story.later = _later(chance, story)
    return story


class _Teller:
    """Writes the document sentence by sentence, with chance saying which facts come in."""

    def __init__(self, chance: Random, world: World, town: Place, topic: Topic, day: date, kind: str):
        self.chance, self.world, self.town, self.topic, self.day, self.kind = chance, world, town, topic, day, kind
        self.paper = Paper()
        self.body = facts.municipality(world.bodies[town.pk], town)
        self.programme = facts.programme(chance.choice(world.programmes), "joins" if kind == "candidacy" else "under")
        self.partner = facts.organisation(chance.choice(world.partners), "partner")
        self.money = facts.round_sum(chance)
        self.amount = facts.amount(self.money, "granted" if kind == "funding" else "cost", "initiative")

    def write(self, thing: str, aim: str, number: int, notice: str) -> str:
        chance, say = self.chance, self.paper.say
        opening = chance.choice(OPENINGS[self.kind])
        say(opening, body=self.body, town=self.town.name, object=thing, aim=aim,
            programme=self.programme, partner=self.partner, amount=self.amount)  # fmt: skip
        self._fill()
        for name in chance.sample(self._chapters(), k=len(self._chapters())):
            self._sentence(name)
            if chance.random() < 0.5:
                self._fill()
        self.paper.end_paragraph()
        self.paper.text += f"{self.town.name.upper()}, protocollo {number}/{self.day.year}.\n{notice}"
        return self.paper.text.rstrip()

    def _fill(self) -> None:
        self.paper.say(self.chance.choice(FILLERS))
        if self.chance.random() < 0.3:
            self.paper.end_paragraph()

    def _chapters(self) -> list[str]:
        if not hasattr(self, "_chosen"):
            odds = {"programme": 0.6, "partner": 0.4, "funder": 0.35, "supplier": 0.15, "amount": 0.5, "share": 0.15, "person": 0.5,
                    "places": 0.3, "duration": 0.25, "quantity": 0.55, "start": 0.35, "end": 0.45}  # fmt: skip
            odds |= {"approval": 0.4, "signature": 0.6 if self.kind == "agreement" else 0.05}
            odds |= {"event": 1.0 if self.kind == "event" else 0.1, "deadline": 0.5 if self.kind == "candidacy" else 0.08}
            self._chosen = [name for name, odd in odds.items() if self.chance.random() < odd]
        return self._chosen

    def _sentence(self, name: str) -> None:
        slots = getattr(self, f"_{name}")() if hasattr(self, f"_{name}") else {name: getattr(self, name)}
        template = self.chance.choice(SENTENCES[name])
        if "places" in slots:
            template, slots = _listed(template, slots["places"])
        self.paper.say(template, **slots)

    def _funder(self):
        return {"funder": facts.organisation(self.chance.choice(self.world.funders), "funder")}

    def _supplier(self):
        return {"supplier": facts.organisation(self.chance.choice(self.world.suppliers), "supplier")}

    def _share(self):
        return {"share": facts.amount(max(1_000, self.money // self.chance.randint(4, 9) // 1_000 * 1_000), "own", "share")}

    def _person(self):
        person, offices = self.chance.choice(self.world.people)
        office = self.chance.choice(offices)
        return {"person": facts.person(person, office), "office": office}

    def _places(self):
        near = [place for place in self.world.neighbours[self.town.parent_id] if place.pk != self.town.pk]
        chosen = self.chance.sample(near, min(len(near), self.chance.choices((1, 2, 3, 5, 9), weights=(30, 30, 20, 15, 5))[0]))
        mentions = [facts.place(place, "participant") for place in chosen]
        return {"places": mentions or [Mention("le frazioni")]}

    def _duration(self):
        return {"duration": facts.duration(self.chance.choice((6, 9, 12, 18, 24, 30, 36, 48)))}

    def _quantity(self):
        unit, least, most = self.chance.choice(self.topic.units)
        return {"quantity": facts.quantity(self.chance.randint(least, most), unit)}

    def _approval(self):
        return {"date": facts.day(self.day - timedelta(days=self.chance.randint(1, 20)), "approval", "happened")}

    def _signature(self):
        return {"date": facts.month(self.day + timedelta(days=self.chance.randint(20, 90)), "signature", "expected")}

    def _start(self):
        return {"date": facts.month(self.day + timedelta(days=self.chance.randint(30, 200)), "start", "expected")}

    def _end(self):
        if self.chance.random() < 0.4:
            return {"date": facts.by_year(self.day.year + self.chance.randint(1, 3), "end", "expected")}
        return {"date": facts.month(self.day + timedelta(days=self.chance.randint(200, 900)), "end", "expected")}

    def _event(self):
        return {"date": facts.day(self.day + timedelta(days=self.chance.randint(5, 60)), "event", "expected")}

    def _deadline(self):
        return {"date": facts.day(self.day + timedelta(days=self.chance.randint(61, 120)), "deadline", "expected")}


def _later(chance: Random, story: Story) -> Later | None:
    """What a second source says of the first thing promised, for one record in ten that promises one."""
    promised = [item.fact for item in story.stated if item.fact.kind == "date" and item.fact.fields["label"] in ("end", "signature")]
    if not promised or chance.random() > 0.1:
        return None
    promise = promised[0]
    label, last = promise.fields["label"], promise.fields["latest"]
    when = min(last, story.day + timedelta(days=chance.randint(120, 600)))
    paper = Paper()
    paper.say(chance.choice(FILLERS))
    paper.say(chance.choice(SENTENCES["signed" if label == "signature" else "ended"]), date=facts.day(when, label, "happened"))
    paper.say(chance.choice(FILLERS))
    paper.end_paragraph()
    paper.text += f"{story.town.name.upper()}, seguito del protocollo {story.number}/{story.day.year}."
    return Later(when + timedelta(days=3), paper.text, paper.stated[0], promise)


def _own_words(chance: Random, templates: tuple[str, ...], slots: dict, text: str) -> list[str]:
    """The templates filled, in any order, those left out that would say by chance what the source says: a long name of a
    town before a long name of a thing is soon a dozen words, and a copy stops the publication of all its chunk."""
    told, source = [template.format(**slots) for template in chance.sample(templates, len(templates))], " ".join(text.split())
    return [words for words in told if not copied_run(words, [source])] or told[:1]


def _title(text: str) -> str:
    return (text[:1].upper() + text[1:])[:200]


def _listed(template: str, mentions: list) -> tuple[str, dict]:
    """`template` with a slot for each mention, as Italian lists them, and what goes into the slots."""
    slots = {f"place{number}": mention for number, mention in enumerate(mentions)}
    names = [f"{{{name}}}" for name in slots]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} e {names[-1]}"
    return template.replace("{places}", listed), slots


def _distinct(stated: list[Stated]) -> list[Stated]:
    """Each fact once: two sentences may come to the same date."""
    first: dict[str, Stated] = {}
    for item in stated:
        first.setdefault(item.key, item)
    return list(first.values())
