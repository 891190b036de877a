"""Names and root keys of Instagram's files, as data, with aliases and renames (instagram.md 1.2, 2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from importers.events import Kind, Surface
from importers.ledger import Reason


class Reader(StrEnum):
    """Which module understands a section's rows."""

    ACTS = "acts"
    """Dated rows about a creator: views, likes, saves, comments."""
    RELATIONS = "relations"
    """Lists of people, where the handle may stand as a value or in a link."""
    SEARCHES = "searches"
    LOGINS = "logins"
    ASIDE = "aside"
    """Known rows without use here: counted and set aside."""
    REQUESTS = "requests"
    """What was asked for in this download: its date range is a fact."""
    TIME_SPENT = "time_spent"
    MESSAGES = "messages"
    REPLIES = "replies"


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of file. ``stems``: base names without number and ending, newest name first.

    ``roots``: top-level keys of the wrapped form; they decide before the name does. ``aside``: why rows are
    set aside when ``kind`` is None. ``shared_text``: rows hold a second text beside the creator (a comment),
    so the key of the creator must be found by pooling. ``item``: whether a row's link names what it acts on.
    """

    name: str
    kind: Kind | None
    reader: Reader
    stems: tuple[str, ...]
    roots: tuple[str, ...] = ()
    surface: Surface = Surface.UNKNOWN
    aside: Reason = Reason.NOT_NEEDED
    shared_text: bool = False
    item: bool = True


def _aside(
    name: str, *stems: str, roots: tuple[str, ...] = (), reason: Reason = Reason.NOT_NEEDED
) -> Section:
    return Section(name, None, Reader.ASIDE, (name, *stems), roots, aside=reason)


def _story(name: str, *stems: str, root: str, kind: Kind | None = Kind.COMMENT) -> Section:
    reader = Reader.ASIDE if kind is None else Reader.ACTS
    return Section(name, kind, reader, (name, *stems), (f"story_activities_{root}",), Surface.STORY)


_VIEWS = (
    Section(
        "posts_viewed",
        Kind.VIEW,
        Reader.ACTS,
        ("posts_viewed",),
        ("impressions_history_posts_seen",),
        Surface.POST,
    ),
    Section(
        "videos_watched",
        Kind.VIEW,
        Reader.ACTS,
        ("videos_watched",),
        ("impressions_history_videos_watched",),
        Surface.VIDEO,
    ),
    Section("stories_viewed", Kind.VIEW, Reader.ACTS, ("stories_viewed",), (), Surface.STORY),
)

_ADS = (
    _aside("ads_viewed", roots=("impressions_history_ads_seen",), reason=Reason.AD),
    _aside("ads_clicked", roots=("impressions_history_ads_clicked",)),
    _aside(
        "suggested_profiles_viewed",
        "suggested_accounts_viewed",
        roots=("impressions_history_chaining_seen",),
    ),
    _aside("posts_you're_not_interested_in", roots=("impressions_history_posts_not_interested",)),
    _aside(
        "profiles_you're_not_interested_in",
        "accounts_you're_not_interested_in",
        roots=("impressions_history_recs_hidden_authors",),
    ),
    _aside("in-app_message", roots=("impressions_history_app_message",)),
)

_ACTS = (
    Section("liked_posts", Kind.LIKE, Reader.ACTS, ("liked_posts",), ("likes_media_likes",)),
    Section(
        "liked_comments", Kind.LIKE, Reader.ACTS, ("liked_comments",), ("likes_comment_likes",), item=False
    ),
    Section(
        "post_comments",
        Kind.COMMENT,
        Reader.ACTS,
        ("post_comments",),
        ("comments_media_comments",),
        shared_text=True,
    ),
    Section(
        "reels_comments",
        Kind.COMMENT,
        Reader.ACTS,
        ("reels_comments",),
        ("comments_reels_comments",),
        shared_text=True,
    ),
    Section(
        "story_comments",
        Kind.COMMENT,
        Reader.ACTS,
        ("hype", "story_comments"),
        ("comments_story_comments",),
        shared_text=True,
    ),
    Section("saved_posts", Kind.SAVE, Reader.ACTS, ("saved_posts",), ("saved_saved_media",)),
    Section("reposts", Kind.SHARE, Reader.ACTS, ("reposts",), ("profile_media_reposts",), shared_text=True),
    _aside("saved_collections", roots=("saved_saved_collections",)),
    _aside("saved_music", roots=("saved_saved_music",)),
    _aside("saved_locations", roots=("saved_saved_locations",)),
    _aside("note_and_repost_interactions"),
)

_STORIES = (
    _story("story_likes", root="story_likes", kind=Kind.LIKE),
    _story("polls", root="polls"),
    _story("quizzes", root="quizzes"),
    _story("questions", root="questions"),
    _story("emoji_sliders", root="emoji_sliders"),
    _story("emoji_story_reactions", root="emoji_quick_reactions"),
    _story("story_reaction_sticker_reactions", root="reaction_sticker_reactions"),
    _story("avatar_story_reactions", root="avatar_quick_reactions"),
    _story("question_media_response", root="question_media_responses"),
    _story("question_music_response", root="question_music_responses"),
    _story("countdowns", root="countdowns", kind=None),
)
"""Answers and reactions to a story are an outward act on its creator without text: ``comment``. A countdown
is only a reminder and is set aside."""

_PEOPLE = (
    Section(
        "following", Kind.FOLLOW, Reader.RELATIONS, ("following",), ("relationships_following",), item=False
    ),
    Section(
        "followers", Kind.FOLLOWER, Reader.RELATIONS, ("followers",), ("relationships_followers",), item=False
    ),
    _aside("close_friends", roots=("relationships_close_friends",)),
    _aside("profiles_you've_favorited", roots=("relationships_feed_favorites",)),
    _aside("blocked_profiles", "blocked_accounts", roots=("relationships_blocked_users",)),
    _aside("restricted_profiles", "restricted_accounts", roots=("relationships_restricted_users",)),
    _aside("hide_story_from", roots=("relationships_hide_stories_from",)),
    _aside(
        "recently_unfollowed_profiles",
        "recently_unfollowed_accounts",
        roots=("relationships_unfollowed_users",),
    ),
    _aside("pending_follow_requests", roots=("relationships_follow_requests_sent",)),
    _aside("recent_follow_requests", roots=("relationships_permanent_follow_requests",)),
    _aside("follow_requests_you've_received", roots=("relationships_follow_requests_received",)),
    _aside("removed_suggestions", roots=("relationships_dismissed_suggested_users",)),
    _aside("following_hashtags", roots=("relationships_following_hashtags",)),
    _aside("custom_lists", roots=("relationships_custom_lists",)),
)

_OTHER = (
    Section(
        "profile_searches",
        Kind.SEARCH,
        Reader.SEARCHES,
        ("profile_searches", "account_searches"),
        ("searches_user",),
    ),
    Section(
        "word_or_phrase_searches",
        Kind.SEARCH,
        Reader.SEARCHES,
        ("word_or_phrase_searches", "keyword_searches"),
        ("searches_keyword",),
    ),
    Section("tag_searches", Kind.SEARCH, Reader.SEARCHES, ("tag_searches",), ("searches_hashtag",)),
    _aside("your_topics", roots=("topics_your_topics",)),
    _aside("recommended_topics", roots=("topics_your_recommended_topics",)),
    _aside("your_reels_topics", "your_reels_sentiments", roots=("topics_your_reels_topics",)),
    _aside("see_less_topics", "your_ads_see_less_topics"),
    _aside("see_more_topics", "your_ads_see_more_topics"),
    _aside("interest_categories"),
    Section(
        "login_activity",
        Kind.LOGIN,
        Reader.LOGINS,
        ("login_activity",),
        ("account_history_login_history",),
        item=False,
    ),
    _aside("logout_activity", roots=("account_history_logout_history",)),
    _aside("devices", roots=("devices_devices",)),
    Section(
        "time_spent", Kind.INTERVAL, Reader.TIME_SPENT, ("time_spent_on_instagram", "time_spent"), item=False
    ),
    Section(
        "download_requests",
        None,
        Reader.REQUESTS,
        ("your_information_download_requests",),
        item=False,
    ),
)

SECTIONS: tuple[Section, ...] = (*_VIEWS, *_ADS, *_ACTS, *_STORIES, *_PEOPLE, *_OTHER)

MESSAGES = Section("messages", Kind.DM_IN, Reader.MESSAGES, ("message",))
REPLIES = Section("replies", None, Reader.REPLIES, ("replies",), aside=Reason.PRIVATE_CONTENT)

MESSAGE_FOLDERS = ("inbox", "message_requests", "broadcast", "filtered_threads", "archived_threads")
"""Folders under ``messages/`` that hold one folder per thread."""

FOREIGN_FOLDERS = frozenset({"threads", "edits", "subscriptions", "e2ee_cutover", "ai_conversations"})
"""Folders with files of the same names that belong to something else (Threads, the Edits app, …)."""

FACEBOOK = "your_facebook_activity"
STRONG = frozenset(
    {
        "your_instagram_activity",
        "apps_and_websites_off_of_instagram",
        "ads_and_topics",
        "followers_and_following",
        "past_instagram_insights",
    }
)
"""Folders that only an Instagram export has."""

TOP_FOLDERS = frozenset(
    {
        *STRONG,
        "account_information",
        "ads_and_businesses",
        "ads_and_content",
        "ads_information",
        "apps_and_websites",
        "autofill_information",
        "comments",
        "comments_settings",
        "connections",
        "contacts",
        "content",
        "device_information",
        "digital_wallets",
        "events",
        "files",
        "fundraisers",
        "guides",
        "information_about_you",
        "likes",
        "logged_information",
        "login_and_account_creation",
        "login_and_profile_creation",
        "loyalty_accounts",
        "media",
        "messages",
        "monetization",
        "other_activity",
        "personal_information",
        "preferences",
        "recent_searches",
        "reports",
        "saved",
        "security_and_login_information",
        "shopping",
        "stories_activities",
        "story_interactions",
        "story_sticker_interactions",
        "subscriptions",
        "threads",
        "your_topics",
    }
)
"""Folders right under an export's root, in all generations."""

RECORD_KEYS = frozenset(
    {
        "ent_field_name",
        "ent_name",
        "fbid",
        "href",
        "label_values",
        "media",
        "media_list_data",
        "media_map_data",
        "string_list_data",
        "string_map_data",
        "timestamp",
        "title",
    }
)
"""Keys of a record: a file that begins with one of these is one bare record."""

LEFT_FOLDERS = FOREIGN_FOLDERS | frozenset(
    {
        "account_information",
        "ads_and_businesses",
        "ai",
        "apps_and_websites",
        "apps_and_websites_off_of_instagram",
        "autofill_information",
        "avatars_store",
        "comments_settings",
        "contacts",
        "content",
        "device_information",
        "digital_wallets",
        "events",
        "files",
        "fundraisers",
        "gifts",
        "guides",
        "information_about_you",
        "instagram_ads_and_businesses",
        "link_history",
        "login_and_account_creation",
        "login_and_profile_creation",
        "loyalty_accounts",
        "media",
        "media_settings",
        "monetization",
        "other_activity",
        "past_instagram_insights",
        "personal_information",
        "policy_updates_and_permissions",
        "professional_information",
        "reports",
        "settings",
        "shopping",
    }
)
"""Folders whose other files hold no records for us."""

LEFT_STEMS = frozenset(
    {
        "ai_conversations",
        "index",
        "no-data",
        "reported_conversations",
        "secret_conversations",
        "start_here",
        "your_chat_information",
        "personal_information",
        "profile_based_in",
        "account_based_in",
        "locations_of_interest",
    }
)
"""Single files that hold no records for us."""

FOREIGN_ROOT = b"text_post_app_"
"""Root keys of the Threads app."""

LABELS_USERNAME = frozenset(
    {
        "username",
        "author",
        "owner",
        "media owner",
        "user name",
        "nom de profil",
        "nom d'utilisateur",
        "auteur",
        "nome utente",
        "autore",
        "proprietario del contenuto multimediale",
        "nombre de usuario",
        "autor",
        "propietario del contenido multimedia",
        "nome de usuário",
        "proprietário da mídia",
        "gebruikersnaam",
        "media-eigenaar",
        "nutzername",
        "benutzername",
        "medieninhaber",
        "имя пользователя",
        "автор",
        "владелец медиафайла",
        "nazwa użytkownika",
        "właściciel mediów",
        "kullanıcı adı",
        "yazar",
        "medya sahibi",
        "nume de utilizator",
        "proprietarul conținutului media",
        "사용자 이름",
        "emri i përdoruesit",
        "pronari i medias",
        "اسم المستخدم",
        "الكاتب",
        "مالك الوسائط",
    }
)
"""Labels of a handle, folded (instagram.md 3.2). A fast path only: the values must look like handles too."""

LABELS_NAME = frozenset(
    {
        "name",
        "nom",
        "nome",
        "nombre",
        "naam",
        "имя",
        "nazwa",
        "ad",
        "nume",
        "이름",
        "emri",
        "الاسم",
    }
)
"""Labels of a display name, folded."""
