"""What an operation of a region means for a person who uses the edition, in one sentence.

It is told from the base and the operation alone, so that an operation which is refused can be explained too.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from routewijzer.findings import Phrase, phrase
from routewijzer.key_schema import KeySchema, display_name, homes, sections
from routewijzer.overlay.operation import Operation
from routewijzer.overlay.tree import Tree
from routewijzer.yamldoc import Data, KeyPath

_PAIRS = 2
"""Most answers that one sentence names: those that leave the least room come first."""


def consequence(base: Tree, region: Tree, keys: KeySchema, operation: Operation) -> Phrase:
    """Return the sentence about `operation`.

    `base` and `region` are the trees of route.yaml and region.yaml, `keys` those of the base's model.
    """
    return _Teller(base, region, keys, operation).sentence()


def answers_told(answers: Collection[tuple[str, tuple[str, ...]]]) -> Phrase:
    """Return who gives these answers: pairs of a question and the titles of answers, any of them."""
    pairs = sorted(answers, key=lambda pair: len(pair[1]))[:_PAIRS]
    sentences = [phrase("answers", question=question, titles=titles) for question, titles in pairs]
    if not sentences:
        return phrase("who.anybody")
    whole = sentences[-1]
    for answer in reversed(sentences[:-1]):
        whole = phrase("answers.and", first=answer, rest=whole)
    if len(answers) > len(pairs):
        return phrase("who.answers-among", answers=whole)
    return phrase("who.answers", answers=whole)


@dataclass(frozen=True, slots=True)
class _Teller:
    base: Tree
    region: Tree
    keys: KeySchema
    operation: Operation

    def sentence(self) -> Phrase:
        """Return who is touched, and what it does to them."""
        path = self.operation.target
        match path[0], path[2:3]:
            case "route", _:
                return self._head(str(path[1]) if len(path) > 1 else "")
            case "entrance", _:
                question_keys = ("entrance", "question")
                return _sentence(
                    phrase("who.asked", question=self._words_of(question_keys, self._value(question_keys))),
                    self._reading(),
                )
            case "decisions", ("rules",) if len(path) > 3:
                return self._rule()
            case "decisions", ("outcomes",) if len(path) > 3:
                return self._outcome()
            case "questions", _ if len(path) > 2:
                return self._question()
            case _, ("next",):
                return self._edge() if len(path) > 3 else self._edges()
            case _, ("phone",):
                return _sentence(phrase("who.calls", part=self._part()), self._instead())
        if len(path) == 2:
            added = self.operation.kind == "add"
            return _sentence(phrase("who.follows"), self._instead()) if added else self._whole()
        return _sentence(phrase("who.reads", part=self._part()), self._reading())

    def _head(self, key: str) -> Phrase:
        before, after = self._old, self._new
        if key == "start" and self.operation.kind == "change":
            return phrase("consequence.start", before=self._title(before), after=self._title(after))
        if key == "exit" and self.operation.kind == "change":
            return phrase("consequence.exit", before=before, after=after)
        return _sentence(phrase("who.opens"), self._reading())

    def _whole(self) -> Phrase:
        return _sentence(phrase("who.follows"), phrase("effect.lost", before=self._part()))

    def _rule(self) -> Phrase:
        path = self.operation.target
        before = self._value(path[:4])
        own = self.operation.value if len(path) == 4 else None
        rule = before if isinstance(before, dict) else own if isinstance(own, dict) else {}
        when, then = rule.get("when"), rule.get("then")
        is_condition = path[4:5] == ("when",)
        if is_condition and len(path) > 5 and isinstance(when, dict) and str(path[5]) in when:
            when = {str(path[5]): when[str(path[5])]}
        who = self._answering(when)
        outcome = self._outcome_title(path, then)
        if self.operation.kind == "remove" and (len(path) == 4 or is_condition):
            return _sentence(who, phrase("effect.no-outcome", before=outcome))
        if len(path) == 4:
            return _sentence(who, phrase("effect.outcome", after=outcome))
        if is_condition:
            return _sentence(who, phrase("effect.other-rule", before=outcome))
        if path[4:5] == ("then",):
            after = self._outcome_title(path, self.operation.value)
            return _sentence(who, phrase("effect.goal", before=outcome, after=after))
        return _sentence(who, self._reading())

    def _outcome(self) -> Phrase:
        path = self.operation.target
        who = self._answering(self._narrowest(path))
        field = path[4:5]
        if field == ("to",):
            before = self._title(self._old)
            if self.operation.kind == "remove":
                return _sentence(who, phrase("effect.no-way", before=before))
            return _sentence(who, phrase("effect.goes", before=before, after=self._title(self._new)))
        if field == ("call",) and self.operation.kind == "remove":
            return _sentence(who, phrase("effect.no-call", before=self._title(self._old)))
        if field == ("call",):
            return _sentence(who, phrase("effect.call", after=self._title(self._new)))
        return _sentence(who, self._reading())

    def _question(self) -> Phrase:
        text = self._part()
        if self.operation.target[2:] == ("text",):
            return phrase("consequence.question", before=self._old, after=self._new)
        return _sentence(phrase("who.asked", question=text), self._reading())

    def _edge(self) -> Phrase:
        path, who = self.operation.target, phrase("who.is-at", part=self._part())
        value = self._value(path[:4]) if self.operation.kind != "add" else self.operation.value
        named = value.get("to") if isinstance(value, dict) else None
        target = self._title(str(named or path[3]))
        if self.operation.kind == "remove" and len(path) == 4:
            return _sentence(who, phrase("effect.no-way", before=target))
        if self.operation.kind == "add" and len(path) == 4:
            return _sentence(who, phrase("effect.way", after=target))
        if path[4:5] == ("to",):
            return _sentence(who, phrase("effect.goes", before=target, after=self._title(self._new)))
        return _sentence(who, self._reading())

    def _edges(self) -> Phrase:
        """Return the sentence about the first arrows of an element that had none."""
        value, who = self.operation.value, phrase("who.is-at", part=self._part())
        targets = (
            str((edge.get("to") if isinstance(edge, dict) else None) or key)
            for key, edge in (value.items() if isinstance(value, dict) else ())
        )
        return _sentence(who, phrase("effect.way", after=", ".join(map(self._title, targets))))

    def _reading(self) -> Phrase:
        """Return what somebody reads now, or no longer."""
        order = self.operation.order
        if order is not None and order.side == "before":
            beside = self._value((*self.operation.target[:-1], order.id))
            there = self._words_of((*self.operation.target[:-1], order.id), beside)
            return phrase("effect.first", after=self._new, before=there)
        return self._instead()

    def _instead(self) -> Phrase:
        before, after = self._old, self._new
        if self.operation.kind == "remove":
            return phrase("effect.lost", before=before)
        if not before:
            return phrase("effect.more", after=after)
        return phrase("effect.instead", before=before, after=after)

    def _answering(self, when: Data) -> Phrase:
        """Return who gives the answers of a rule's `when`; who takes the decision, when it says none."""
        pairs = list(when.items()) if isinstance(when, dict) else []
        if not pairs:
            return phrase("who.decides", part=self._part())
        return answers_told(tuple((self._text(key), self._titles(key, own)) for key, own in pairs))

    def _narrowest(self, path: KeyPath) -> Data:
        """Return the `when` of the rule with the fewest answers to give that leads to an outcome."""
        rules = self.base.at((*path[:2], "rules"))
        plain = rules.plain if rules is not None else None
        candidates = [
            rule.get("when")
            for rule in (plain.values() if isinstance(plain, dict) else ())
            if isinstance(rule, dict) and rule.get("then") == path[3]
        ]
        return min(candidates, key=lambda when: len(when) if isinstance(when, dict) else 99, default=None)

    def _outcome_title(self, path: KeyPath, outcome: Data) -> str:
        where = (*path[:2], "outcomes", str(outcome))
        return self._words_of(where, self._value(where) or self._addition(where)) or str(outcome)

    def _titles(self, question: str, answers: Data) -> tuple[str, ...]:
        keys = answers if isinstance(answers, list) else [answers] if answers is not None else []
        where = [("questions", question, "answers", str(key)) for key in keys]
        return tuple(
            self._words_of(path, self._value(path) or self._addition(path)) or str(path[-1]) for path in where
        )

    def _text(self, question: str) -> str:
        path = ("questions", question)
        return self._words_of(path, self._value(path) or self._addition(path)) or question

    def _title(self, key: str) -> str:
        """Return what the element `key` is called, in the base or by the region."""
        for section in sections(self.keys, "element"):
            value = self._value((section, key)) or self._addition((section, key))
            if value is not None:
                return self._words_of((section, key), value) or key
        return key

    def _part(self) -> str:
        path = self.operation.target[:2]
        own = self.operation.value if len(self.operation.target) == 2 else None
        return self._words_of(path, self._value(path) or own) or str(path[-1])

    @property
    def _old(self) -> str:
        return self._words_of(self.operation.target, self._value(self.operation.target))

    @property
    def _new(self) -> str:
        return self._words_of(self.operation.target, self.operation.value)

    def _value(self, path: KeyPath) -> Data:
        part = self.base.at(path)
        return part.plain if part is not None else None

    def _addition(self, path: KeyPath) -> Data:
        part = self.region.at(("add", *path))
        return part.plain if part is not None else None

    def _words_of(self, path: KeyPath, value: Data) -> str:
        """Return a value as a reader would call it."""
        schema = self.keys.at(path)
        if isinstance(value, Mapping):
            name = display_name(schema, value) if schema is not None else None
            return name or ", ".join(self._words_of((*path, key), part) for key, part in value.items())
        if isinstance(value, list):
            return ", ".join(self._words_of((*path, str(item)), item) for item in value)
        for home in homes(self.keys, path) if value is not None else ():
            named = (*home, str(value))
            part = self._value(named) or self._addition(named)
            if part is not None:
                return self._words_of(named, part)
        return "" if value is None else str(value)


def _sentence(who: Phrase, effect: Phrase) -> Phrase:
    return phrase("consequence", who=who, effect=effect)
