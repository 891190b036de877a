"""How plain a text is, and which words this program leaves alone (clinical.md 5.9 and 6)."""

from __future__ import annotations

import re

SENTENCE = re.compile(r"[^.?!]+[.?!]*")
WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouydt]ed|[^aeiouyscxzhg]es)$")

AVOID = {
    "addiction words": r"addict\w*|dependent personality|codependent (?:person|people)|obsess\w*|victims?",
    "false certainty": r"exactly|actually|the truth is|you really|really",
    "blame": r"wast(?:e|ed|ing)|sucked in|bing(?:e|ed|ing)|guilty pleasures?|lost (?:hours|time|days)",
    "grading": r"improv(?:e|ed|ing|ement)|fail(?:ed|ure)?|relaps\w*|detox|complian(?:ce|t)|clean days",
    "labels for creators": r"idols?|parasit(?:e|es|ic)|grifters?|toxic|brainwash\w*|radicali[sz]\w*",
    "real life": r"real[- ](?:life|people|friends?|world)",
    "labels for people": r"avoidant|commitment-phobic|over-?react\w*|only a youtuber|normal people|abnormal",
    "pressure": r"should|must|you need to|why don't you|ought",
    "praise and hype": r"congratulations|well done|great job|amazing|streaks?|awesome",
    "belittling": r"just|simply|obviously|of course",
    "diagnosis": r"diagnos(?:e|ed|es)|(?<!eating )disorder|pathologic\w*|risk (?:level|band|score)",
}
"""Words by why they are left alone; each is a pattern for whole words."""

PATTERNS = {why: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for why, words in AVOID.items()}


def avoided(text: str) -> list[str]:
    """Return ``why: word`` for every word of ``text`` that this program leaves alone."""
    return [f"{why}: {hit.group()}" for why, pattern in PATTERNS.items() for hit in pattern.finditer(text)]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a colon does not end one."""
    return [one.strip() for one in SENTENCE.findall(text) if WORD.search(one)]


def words(text: str) -> list[str]:
    """Return the words of a text, without numbers and slots."""
    return WORD.findall(re.sub(r"\{\w+\}", " something ", text))


def syllables(word: str) -> int:
    """Return about how many syllables an English word has: groups of vowels, without a silent end."""
    lower = word.lower()
    groups = len(VOWELS.findall(lower))
    return max(1, groups - (1 if groups > 1 and SILENT.search(lower) else 0))


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade: 0.39 words/sentence + 11.8 syllables/word - 15.59."""
    spoken = words(text)
    return (
        0.39 * len(spoken) / len(sentences(text)) + 11.8 * sum(map(syllables, spoken)) / len(spoken) - 15.59
    )
