"""Word lists for invented names and titles. Nobody here exists."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FRONT = _words(
    "Thimble Quarrow Brindle Marrow Fennel Wicker Pebble Hobble Tansy Gorse Mumble Nettle Sorrel "
    "Tumble Cobble Dapple Fiddle Yarrow Plover Skerry Toggle Wimble Bracken Curlew Dunnock Eider "
    "Furze Gannet Hassock Inkle Jorum Kestle Lintel Mizzle Nubbin Orrel Pippin Quoin Rushen "
    "Samphire"
)
BACK = _words(
    "wick mint thorpe combe quill fettle garth snape wray dunk lode mere pash rigg sedge tarn vane yate"
)
GIVEN = _words(
    "Velda Oskar Tamsin Corwin Isolde Bram Petra Lucan Odile Jory Mirela Aldous Nessa Rufus "
    "Thessaly Ignace Wren Cosima Fenwick Zelda Ansel Briony Caspian Dorrit Emeric Ludmila Osric "
    "Perpetua Quentin Sabine"
)

TOPICS: dict[str, tuple[str, ...]] = {
    "games": (
        "A slow run through {thing}, part {n}",
        "The tiny house game that eats my Sundays #{n}",
        "Can you finish {thing} without a map?",
        "I built a harbour out of {thing}",
        "Patch notes read in a calm voice ({n})",
    ),
    "baking": (
        "{thing} bread from scratch",
        "Three doughs, one bowl",
        "Why my {thing} cake sank",
        "Baking for {n} people & one oven",
        "The 'no knead' loaf, again",
    ),
    "code": (
        "Write a tiny parser in an evening, part {n}",
        "Pointers, explained with {thing}",
        "Refactoring a {thing} tracker live",
        "Unit tests you will not hate #{n}",
        "What a compiler does with <{thing}>",
    ),
    "guitar": (
        "{n} chord shapes for cold fingers",
        "Fingerpicking lesson {n}: {thing} waltz",
        "Restringing an old {thing} guitar",
        "Slow practice, loud room",
        "One riff a day, day {n}",
    ),
    "commentary": (
        "Nobody asked you first (episode {n})",
        "What I would tell you at nineteen",
        "The {thing} question, part {n}",
        "You don't owe them a plan",
        "Call-in hour {n}: work, study & doubt",
    ),
    "news": (
        "The week in {n} minutes",
        "Morning brief {n}: roads, rain & {thing}",
        "Explained: the {thing} shortage",
        "Local news round-up #{n}",
        "What changed since Monday?",
    ),
    "films": (
        "Why the last shot of '{thing}' works",
        "Film club night {n}",
        "{n} quiet films for a loud week",
        "Sound design in {thing}: a close look",
        "Editing a silence ✂️",
    ),
    "science": (
        "How {thing} cools a city",
        "What lives in one drop of water? ({n})",
        "The maths of {thing} patterns",
        "Field notes {n}: tide pools",
        "A telescope made of {thing}",
    ),
    "craft": (
        "Mending a {thing} jumper",
        "Linocut print {n}, start to finish",
        "Pottery fails (and {n} wins) 😅",
        "Weaving with {thing}",
        "Desk tour, again & again",
    ),
    "cycling": (
        "{n} km along the {thing} canal",
        "Packing light for a wet week",
        "Hub service without tears",
        "Night ride #{n}",
        "A map, a {thing} and no plan",
    ),
    "language": (
        "Hablar despacio: lección {n}",
        "日本語で話そう 第{n}回",
        "تعلّم معي: الدرس {n}",
        "Parlons du quotidien n° {n}",
        "한국어 듣기 연습 {n}",
        "慢慢说中文 第{n}课",
        "हिन्दी में कहानी {n}",
    ),
    "garden": (
        "Balcony tomatoes, week {n}",
        "What the {thing} hedge hides",
        "Compost: {n} mistakes",
        "A pond in a bucket",
        "Seeds swap & tea",
    ),
    "music": (
        "{thing} (take {n})",
        "Nocturne for {thing}",
        "Slow train, {thing}",
        "Étude n° {n}",
        "Rain on {thing}",
    ),
    "advert": (
        "The {thing} sale ends on Sunday",
        "{thing} insurance in {n} minutes",
        "Sleep better on {thing}",
        "Try {thing} tea for a week",
        "An app that sorts your {thing}",
    ),
    "stream": (
        "Night shift #{n}: tea, {thing} and talk",
        "Night shift #{n} - we finish the {thing} level",
        "Night shift #{n} (long one, bring a blanket)",
    ),
    "clip": ("that time the {thing} fell over 😂", "chat broke me again #{n}", "{thing} jingle, ten seconds"),
    "short": (
        "{thing} in 30 seconds #shorts",
        "one thing about {thing} #Shorts",
        "wait for the {thing} ✨ #shorts",
    ),
}

THINGS = _words(
    "lantern kettle harbour walnut paper copper granite moss cedar pepper marble linen saffron "
    "amber cotton barley indigo clover pewter birch heron quartz meadow tin river button chalk "
    "plum velvet stone"
)
