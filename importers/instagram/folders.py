"""Folders and single files of an Instagram export, as data: what is its own, what is known and left."""

from __future__ import annotations

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
