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
