"""Names that Google gives files and folders, per language (youtube.md 1.1). They are hints: content decides.

Compared with ``text.folded`` and with hyphens, underscores and spaces alike, so spellings of several years
are one.
"""

from __future__ import annotations

import re

from importers.archive import set_name
from importers.text import folded

_WATCH = """
watch-history
kijkgeschiedenis
wiedergabeverlauf
historial de reproducciones
cronologia visualizzazioni
histórico de visualização
historial de visualitzacions
istoricul vizionărilor
žiūrėjimo istorija
historia
izleme geçmişi
سجل المشاهدة
سجلّ المشاهدة
观看记录
觀看紀錄
시청 기록
視聴履歴
история просмотров
zgodovina ogledov
"""
_SEARCH = """
search-history
zoekgeschiedenis
suchverlauf
historial de búsqueda
historial de búsquedas
cronologia delle ricerche
histórico de pesquisa
historial de cerques
istoricul căutărilor
paieškos istorija
arama geçmişi
سجلّ البحث
سجل البحث
搜索记录
"""
_ACTIVITY = """
MyActivity
My Activity
MeineAktivitäten
Meine Aktivitäten
MiActividad
Mi actividad
MonActivité
Mon activité
Minhaatividade
Minha atividade
Mijn activiteit
Etkinliğim
نشاطي
أنشطتي
我的活动记录
我的活动
"""
_SUBSCRIPTIONS = """
subscriptions
abonnementen
abos
suscripciones
abonamente
abonelikler
订阅内容
abonnements
iscrizioni
inscrições
"""
_LEFT = """
archive_browser
archiv_übersicht
channel
channels
video metadata
creator demographics
product save lists
music library songs
music uploads
playlists
posts
videos
"""
_LIKED = """
likes
liked videos
liked videos videos
"""
_COMMENTS = """
comments
my comments
kommentare
reacties
comentarios
comentarii
yorumlar
评论
"""
_CHATS = """
live chats
my live chat messages
livechats
"""
_CHAT_WORDS = ("chat", "чат", "채팅", "聊天", "チャット", "sohbet", "دردشة", "czat")

_FOLDERS = {
    "en": "history|My Activity",
    "nl": "geschiedenis|Mijn activiteit",
    "de": "Verlauf|Meine Aktivitäten",
    "es": "historial|historial de videos|Mi actividad",
    "fr": "historique|Mon activité",
    "it": "cronologia",
    "pt": "histórico|Minha atividade",
    "ro": "istoric",
    "lt": "istorija",
    "pl": "historia",
    "tr": "geçmiş|Etkinliğim",
    "ar": "السجلّ|سجل|نشاطي|أنشطتي",
    "zh": "历史记录|记录|我的活动",
    "ko": "시청 기록|기록",
    "ja": "履歴",
    "ru": "история",
}


_ROOTS = {"takeout", "portability"}


def _key(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", folded(name)).strip()


def _set(names: str) -> frozenset[str]:
    return frozenset(_key(name) for name in names.strip().splitlines())


_ROLES = (
    ("watch", _set(_WATCH)),
    ("search", _set(_SEARCH)),
    ("activity", _set(_ACTIVITY)),
    ("subscriptions", _set(_SUBSCRIPTIONS)),
    ("left", _set(_LEFT)),
    ("liked", _set(_LIKED)),
    ("comments", _set(_COMMENTS)),
    ("chats", _set(_CHATS)),
)
_LANGUAGE = {_key(name): language for language, names in _FOLDERS.items() for name in names.split("|")}


def hint(path: str) -> str | None:
    """Return what a file's name says it holds (watch, search, activity, liked …); None if nothing."""
    stem = _key(re.sub(r"(\(\d+\))?\.[^.]+$", "", path.replace("\\", "/").rsplit("/", 1)[-1]))
    return next((role for role, names in _ROLES if stem in names), None)


def is_chat(words: str) -> bool:
    """Whether a path or header speaks of live chats."""
    return any(word in folded(words) for word in _CHAT_WORDS)


def language(path: str) -> str | None:
    """Return the language of the folders in ``path``, or None when they do not say or say English."""
    for folder in reversed(path.replace("\\", "/").split("/")[:-1]):
        found = _LANGUAGE.get(_key(folder))
        if found not in {None, "en"}:
            return found
    return None


def root(path: str) -> str:
    """Return the folder that one download lies in, alike for its parts; empty for a file without folders."""
    folders = [set_name(name.removesuffix("!")) or name for name in path.replace("\\", "/").split("/")[:-1]]
    ends = (at for at, name in enumerate(folders, 1) if _key(name) in _ROOTS)
    return "/".join(folders[: next(ends, 1)])
