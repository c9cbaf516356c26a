"""The history of one office, kept up with what becomes known of it.

What is new is taken in at the cost of what it touches: the times in office of the person whom it names, and
the holders before and after. Most news changes nothing but what is cited, and is taken in as that.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from holdover.decision import Decision
from holdover.ledger.entry import Entry
from holdover.register.account import Account
from holdover.register.dispute import About, Dispute
from holdover.register.disputes import Saying, Subject, weighed
from holdover.register.finding import IN_NO_TIME, Finding, Key, Sort, Statement, key, stated
from holdover.register.known import FirstTold
from holdover.register.mention import Mention
from holdover.register.namesakes import Namesakes
from holdover.register.naming import Naming, person_named
from holdover.register.offices import is_one_seat
from holdover.register.rulings import NO_RULINGS, Rulings
from holdover.register.seat import Held, Seat
from holdover.register.succession import contested, vacancies
from holdover.register.tenure import Office, Person, Timed, in_time
from holdover.register.testimony import Part, Testimony, testimonies
from holdover.when import Period


@dataclass(slots=True)
class Changes:
    """What is said otherwise than before: findings said anew, or no longer; and tenures' further claims.

    Where it is the ``whole``, nothing is said that is not in it.
    """

    said: dict[Key, Statement | None] = field(default_factory=dict)
    cited: list[tuple[Key, Timed]] = field(default_factory=list)
    whole: bool = False

    @classmethod
    def together(cls, parts: Iterable["Changes"]) -> "Changes":
        """What is said otherwise of several offices."""
        all_ = cls()
        for each in parts:
            all_.said |= each.said
            all_.cited += each.cited
        return all_


@dataclass(slots=True)
class _Told:
    """The entries of one naming: what those testify that carry, and those that do not."""

    carrying: dict[str, tuple[Testimony, ...]] = field(default_factory=dict)
    silent: dict[str, Entry] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class _Standing:
    """A person of the office: by which names, the account of the entries, and the tenures it comes to.

    ``loose`` are the entries that were last said to belong to no tenure.
    """

    person: Person
    namings: set[Naming] = field(default_factory=set)
    account: Account | None = None
    tenures: dict[str, Held] = field(default_factory=dict)
    loose: tuple[str, ...] | None = None


_News = dict[_Standing, Sequence[Testimony] | None]
"""What is new of each person: testimonies, or ``None`` where all that is told is to be worked out anew."""


class History:
    """One office's history under some decisions. What it comes to depends on no order of taking in.

    Without ``growing`` every finding that is told of further is said anew, with all that it cites.
    """

    def __init__(self, office: Office, decisions: Sequence[Decision] = (), *, growing: bool = True) -> None:
        self.office = office
        self._growing = growing
        self._rulings = Rulings.of(decisions) if decisions else NO_RULINGS
        self._seat = Seat() if is_one_seat(office) else None
        self._first_told = FirstTold()
        self._told: dict[Naming, _Told] = defaultdict(_Told)
        self._whom: dict[Naming, _Standing] = {}
        self._persons: dict[Person, _Standing] = {}
        self._of_seat: dict[Key, Finding] = {}
        self.entries: dict[str, Entry] = {}
        self.namesakes = Namesakes(office, self._rulings)

    def take(self, news: Iterable[Entry]) -> Changes:
        """Take in entries that are new, or that were corrected since; give what is said since."""
        changes = Changes()
        latest = {entry.id: entry for entry in news}.values()  # one may come twice: as it was, and corrected
        news_of: dict[Naming, list[Testimony]] = defaultdict(list)
        moved: set[Naming] = set()
        for entry in latest:
            self._hear(entry, news_of, moved)
        stirred = self._stirred(news_of.keys(), moved)
        for standing, told in self._by_person(news_of).items():
            if standing not in stirred and (rest := self._without_growth(standing, told, changes)):
                stirred[standing] = rest
        if stirred:
            self._settle(stirred, changes)
        elif self._of_seat and any(self._carries(each) and self._first_told.repeats(each) for each in latest):
            self._say_of_seat(changes)  # what is weighed there may be a copy of what came now
        return changes

    def _hear(self, entry: Entry, news_of: dict[Naming, list[Testimony]], moved: set[Naming]) -> None:
        """Put an entry with those of its naming; ``moved`` are namings of which more changes than that."""
        before = self.entries.get(entry.id)
        if before is not None and before.corrected == entry.corrected:
            return
        self.entries[entry.id] = entry
        named = person_named(entry.claim)
        if not self._carries(entry):
            again = self._first_told.remove(before) if before and self._carries(before) else ()
            if named:
                told = self._told[named]
                told.carrying.pop(entry.id, None)
                told.silent[entry.id] = entry
                moved.add(named)
        else:
            again = self._first_told.add(entry)
            if named:
                news_of[named] += self._testify(named, entry)
                if before is not None:
                    moved.add(named)
        for each in again:
            if other := person_named(each.claim):
                self._testify(other, each)
                moved.add(other)

    def _carries(self, entry: Entry) -> bool:
        return entry.corrected is None and entry.id not in self._rulings.rejected

    def _testify(self, named: Naming, entry: Entry) -> tuple[Testimony, ...]:
        told = testimonies(self._first_told.as_first_told(entry))
        self._told[named].carrying[entry.id] = told
        return told

    def _stirred(self, told: Iterable[Naming], moved: Collection[Naming]) -> _News:
        """The persons of whom all is to be worked out anew: who is named anew, or of whom more changed."""
        if not moved and all(named in self._whom for named in told):
            return {}
        stirred = self._name({*told, *moved})
        return dict.fromkeys((*stirred, *(self._whom[each] for each in moved if each in self._whom)))

    def _name(self, namings: Iterable[Naming]) -> set[_Standing]:
        """Find out whom names stand for where one is new or gone; give the persons whom that changes."""
        by_naming = self.namesakes.by_naming
        changed: set[Naming] = set()
        for named in namings:
            if self._told[named].carrying and named not in by_naming:
                changed |= self.namesakes.add(named)
            elif not self._told[named].carrying and named in by_naming:
                changed |= {named} | self.namesakes.remove(named)
        stirred: set[_Standing] = set()
        for named in changed:
            was, now = self._whom.pop(named, None), self._standing_of(by_naming.get(named))
            if now:
                self._whom[named] = now
            if was is not now:
                if was:
                    was.namings.discard(named)
                if now:
                    now.namings.add(named)
                stirred |= {each for each in (was, now) if each}
        return stirred

    def _standing_of(self, person: Person | None) -> _Standing | None:
        if person is None:
            return None
        return self._persons.get(person) or self._persons.setdefault(person, _Standing(person))

    def _by_person(self, news_of: Mapping[Naming, list[Testimony]]) -> dict[_Standing, list[Testimony]]:
        found: dict[_Standing, list[Testimony]] = {}
        for named, told in news_of.items():
            if standing := self._whom.get(named):
                found.setdefault(standing, []).extend(told)
        return found

    def _without_growth(
        self, standing: _Standing, told: Sequence[Testimony], changes: Changes
    ) -> list[Testimony]:
        """Take in testimonies that add claims to tenures and change nothing else; give the rest."""
        account = standing.account
        if not self._growing or account is None:
            return list(told)
        cited: list[tuple[Key, Timed]] = []
        rest = [each for each in told if not self._grows_by(account, each, cited)]
        if not rest:  # else all is said anew
            changes.cited += cited
        return rest

    def _grows_by(self, account: Account, told: Testimony, cited: list[tuple[Key, Timed]]) -> bool:
        turn = account.only_grows_by(told)
        if turn is None or turn.held is None:
            return False
        tenure = turn.held.tenure.id
        seat = self._seat if told.part is Part.DURING else None
        if seat and told.when is not None and not seat.see(tenure, told.when, told.entry.id):
            return False
        cited.append((Key(Sort.TENURE, tenure), turn.note(told)))
        return True

    def _settle(self, stirred: _News, changes: Changes) -> None:
        """Work out what is told of these persons since, or all that is, and what that changes for others."""
        # Who is nobody any more goes first: another may have the same id.
        standings = sorted(stirred, key=lambda each: (bool(each.namings), each.person.id))
        for each in standings:
            self._work_out(each, stirred[each], changes)
        for each in self._bounded(standings):
            self._say_tenures(each, changes)
        for each in standings:
            self._say_mention(each, changes)
            if not each.namings:
                del self._persons[each.person]
        if self._seat:
            self._say_of_seat(changes)

    def _work_out(self, standing: _Standing, news: Sequence[Testimony] | None, changes: Changes) -> None:
        before = standing.account
        if before:
            changes.said.update((key(each), None) for each in before.disputes)
        if news is None or before is None or not before.take(news):
            self._account_anew(standing, changes)
        if standing.account:
            changes.said.update((key(each), stated(each)) for each in standing.account.disputes)

    def _account_anew(self, standing: _Standing, changes: Changes) -> None:
        told = [
            each
            for named in standing.namings
            for testimonies_ in self._told[named].carrying.values()
            for each in testimonies_
        ]
        standing.account = Account(self.office, standing.person, told, self._rulings)
        now = {each.tenure.id for each in standing.account.held}
        for gone in [id_ for id_ in standing.tenures if id_ not in now]:
            del standing.tenures[gone]
            changes.said[Key(Sort.TENURE, gone)] = None
            if self._seat:
                self._seat.drop(gone)

    def _bounded(self, stirred: Sequence[_Standing]) -> dict[_Standing, None]:
        """Bound tenures by one another, where there is one seat; give the persons whose may be others."""
        held = [each for standing in stirred if standing.account for each in standing.account.held]
        if self._seat:
            for each in held:
                self._seat.put(each)
            held = self._seat.settle()
        found = dict.fromkeys(stirred)
        for each in held:
            standing = self._persons[each.tenure.person]
            if standing.tenures.get(each.tenure.id) is not each:
                standing.tenures[each.tenure.id] = each
                found[standing] = None
        return found

    def _say_tenures(self, standing: _Standing, changes: Changes) -> None:
        tenures = standing.tenures
        silent = [Timed(IN_NO_TIME, entry) for entry in sorted(self._silent(standing))]
        # What carries nothing stays visible with the last of the person's tenures.
        last = max(tenures.values(), key=lambda each: in_time(each.tenure)) if silent and tenures else None
        for id_, held in tenures.items():
            told = [*held.told, *silent] if held is last else held.told
            changes.said[Key(Sort.TENURE, id_)] = stated(held.tenure, told)

    def _say_mention(self, standing: _Standing, changes: Changes) -> None:
        mentioned = Key(Sort.MENTION, standing.person.id)
        if not standing.namings:
            changes.said[mentioned] = None
            return
        loose = self._loose(standing)
        if loose != standing.loose:
            changes.said[mentioned] = stated(Mention(self.office, standing.person, loose))
            standing.loose = loose

    def _loose(self, standing: _Standing) -> tuple[str, ...]:
        """The entries that name the person and belong to none of the tenures, as they became known."""
        placed = {entry for held in standing.tenures.values() for _, entry in held.told}
        loose = [] if standing.tenures else [*self._silent(standing)]
        loose += [
            entry for each in standing.namings for entry in self._told[each].carrying if entry not in placed
        ]
        return tuple(sorted(loose, key=lambda each: (self.entries[each].known, each)))

    def _silent(self, standing: _Standing) -> Iterator[str]:
        return (entry for named in standing.namings for entry in self._told[named].silent)

    def _say_of_seat(self, changes: Changes) -> None:
        """What follows from all tenures of the one seat together: two at once, and nobody in it."""
        held = [each for standing in self._persons.values() for each in standing.tenures.values()]
        findings: list[Finding] = [*map(self._two_in_one_seat, contested(held)), *vacancies(held)]
        found = {key(each): each for each in findings}
        for gone in self._of_seat.keys() - found.keys():
            changes.said[gone] = None
        for each, finding in found.items():
            if self._of_seat.get(each) != finding:
                changes.said[each] = stated(finding)
        self._of_seat = found

    def _two_in_one_seat(self, pair: tuple[Held, Held]) -> Dispute:
        sayings = []
        for tenure in (held.tenure for held in pair):
            span = Period(
                tenure.start.date if tenure.start else None, tenure.end.date if tenure.end else None
            )
            claims = (
                *(tenure.start.claims if tenure.start else ()),
                *(tenure.end.claims if tenure.end else ()),
            )
            cited = [self.entries[claim] for claim in claims]
            # An edge may cite a copy alone: whose word it is, the one that was first tells.
            first = [self._first_told.first(entry) for entry in cited]
            entries = {entry.id: entry for entry in (*cited, *first)}
            sayings.append(Saying(f"{tenure.person.name}, {span}", tuple(entries.values())))
        ids = sorted(held.tenure.id for held in pair)
        return weighed(Subject(self.office), About.WHO_HELD, ids, sayings, self._rulings)
