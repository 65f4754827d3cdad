"""The words of the interface: one file a language, read once, complete or refused."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from routewijzer import yamldoc
from routewijzer.findings import Finding, Place, did_you_mean, known_names, phrase
from routewijzer.yamldoc import Document

_FIELD = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class WordSection:
    """The words of one part of the interface: `section.key` or `section["key"]`."""

    name: str
    texts: Mapping[str, str]

    def __getattr__(self, key: str) -> str:
        try:
            return self.texts[key]
        except KeyError:
            raise AttributeError(f'no word "{self.name}.{key}"') from None

    def __getitem__(self, key: str) -> str:
        return self.texts[key]

    def __contains__(self, key: str) -> bool:
        return key in self.texts


@dataclass(frozen=True, slots=True)
class Words:
    """All words of one language.

    `words.home.list_title` is a text with its fields still in braces; `words("home.count", count=3)` fills
    them in.
    """

    language: str
    sections: Mapping[str, WordSection]

    def __getattr__(self, name: str) -> WordSection:
        try:
            return self.sections[name]
        except KeyError:
            raise AttributeError(f'no words "{name}"') from None

    def __call__(self, key: str, **fields: object) -> str:
        """Return the text of `section.key` with its fields filled in.

        KeyError for an unknown key or field.
        """
        section, _, name = key.partition(".")
        return self.sections[section][name].format(**fields)

    def count(self, key: str, number: int) -> str:
        """`key_one` for one, `key` for any other number, with the field `count`."""
        return self(f"{key}_one" if number == 1 else key, count=number)


def load(folder: Path, language: str) -> tuple[Words | None, tuple[Finding, ...]]:
    """Read `folder`/`language`.yaml.

    All language files of the folder must have the same keys with the same fields; what lacks, what is more
    and what differs are findings, and then there are no words.
    """
    documents: dict[str, Document] = {}
    findings: list[Finding] = []
    for file in sorted(folder.glob("*.yaml")):
        document, problems = yamldoc.read(file, f"{folder.name}/{file.name}", ours=True)
        findings += problems
        if document is not None:
            documents[file.stem] = document
    if language not in documents:
        place = Place(f"{folder.name}/{language}.yaml")
        return None, (
            *findings,
            Finding(
                "words", place, phrase("words.language", language=language), known_names(sorted(documents))
            ),
        )
    document = documents[language]
    texts, mistakes = _texts(document)
    findings += mistakes
    for other, example in documents.items():
        if other != language:
            findings += _differences(document, texts, example, _texts(example)[0])
    if findings:
        return None, tuple(findings)
    sections: dict[str, dict[str, str]] = {}
    for (section, key), text in texts.items():
        sections.setdefault(section, {})[key] = text
    return Words(language, {name: WordSection(name, keys) for name, keys in sections.items()}), ()


def _texts(document: Document) -> tuple[dict[tuple[str, str], str], list[Finding]]:
    """Section and key → text; anything that is no text in a section is a finding."""
    texts: dict[tuple[str, str], str] = {}
    findings: list[Finding] = []
    data = document.data
    for section, keys in data.items() if isinstance(data, dict) else ():
        if not isinstance(keys, dict):
            findings.append(
                Finding("words", document.place((section,)), phrase("words.section", section=section))
            )
            continue
        for key, text in keys.items():
            if isinstance(text, str):
                texts[section, key] = text
            else:
                place = document.value_place((section, key))
                findings.append(Finding("words", place, phrase("words.not-text", key=f"{section}.{key}")))
    return texts, findings


def _differences(
    document: Document,
    texts: Mapping[tuple[str, str], str],
    example: Document,
    others: Mapping[tuple[str, str], str],
) -> Iterator[Finding]:
    for path in (path for path in others if path not in texts):
        yield Finding(
            "words",
            document.place(path[:1]),
            phrase("words.missing", key=".".join(path)),
            other=example.place(path),
        )
    for path in (path for path in texts if path not in others):
        near = did_you_mean(path[1], (key for section, key in others if section == path[0]))
        message = phrase("words.unknown", key=".".join(path), file=example.file)
        yield Finding("words", document.place(path), message, near)
    for path in (path for path in texts if path in others):
        own, other = (sorted(set(_FIELD.findall(text[path]))) for text in (texts, others))
        if own != other:
            yield Finding(
                "words",
                document.value_place(path),
                phrase("words.fields", key=".".join(path), fields=tuple(own), others=tuple(other)),
                other=example.value_place(path),
            )
