"""Names that exports give keys, columns, folders and files: no person's words."""

from __future__ import annotations

import re
import unicodedata

_NAMES = """
    abonamente | abonelikler | abonnementen | abos | account_based_in | account_history_login_history |
    account_history_registration_info | account_information | account_searches | activity | activity
    summary | activitycontrols | activitysummarymap | ad interests | adinterestcategories | adlink | ads
    and data | ads based on data received from partners | ads visit history | ads_and_topics |
    ads_clicked | ads_information | ads_viewed | adsvisithistorylist | adtitle | advertiserlist | ai-moji
    | ai_conversations | android id | app | app language | app settings | app version |
    apps_and_websites_off_of_instagram | archive_browser | audio_files | author | author_name |
    author_unique_id | author_url | autofill | avatar_story_reactions | birthdate | block | block list |
    blocked_accounts | blocked_profiles | blocked_users | blocklist | buygifts | cache_age |
    call_duration | carrier | chaining_seen | channel | channel id | channel title | channel url | chat
    history | chathistory | close_friends | coin purchase history | coinamount | coinpurchasehistorylist
    | collection | comentarii | comentarios | comment | comment_likes | commentcontent | comments |
    comments_media_comments | comments_reels_comments | comments_story_comments | commentslist |
    commenttime | commentvideocount | connections | content | content preferences | countdowns |
    createtime | creation time | creation_timestamp | dailyscreentimelimit | dailyscreentimetogglestatus
    | datapartnerlist | date | description | details | device model | device system | devicemodel |
    devices | devices_devices | devicesystem | dict | did | direct message | direct messages |
    dismissed_suggested_users | donation | donationlist | duration | emoji_sliders |
    emoji_story_reactions | ent_field_name | ent_name | event | explore | failure-message | familypairing
    | fanslist | favorite collection | favorite comment | favorite drama | favorite effects | favorite
    hashtags | favorite location | favorite movies and tv | favorite playlists | favorite sounds |
    favorite videos | favoritecollectionlist | favoritecommentlist | favoritehashtaglist |
    favoritelocationlist | favoritesoundlist | favoritevideolist | fbid | follow_requests_sent | follower
    | follower list | followers | followers_0 | followers_and_following | following | following list |
    following_hashtags | foto | from | fundraiser | fundraiserlist | gaid | gebruikersnaam | gedeelde
    inhoud | geschiedenis delen | gifs | giftamount | go live history | gpsdata | group chat | groupchat
    | hashtag | hashtag link | hashtag name | header | height | hide_story_from | history | href | idfa |
    idfv | impressions_history_ads_clicked | impressions_history_ads_seen |
    impressions_history_app_message | impressions_history_chaining_seen |
    impressions_history_posts_not_interested | impressions_history_posts_seen |
    impressions_history_recs_hidden_authors | impressions_history_videos_watched | inbox | income plus
    wallet transactions | index | instagram_ads_and_businesses | instagram_signup_details | instant form
    ads responses | instellingen | interests | ip | is_geoblocked_for_viewer | is_still_participant |
    is_unsent_image_by_messenger_kid_parent | isfastlane | itemfavoritelist | itemstruct | joinable_mode
    | kommentare | label | label_values | lastregion | like list | liked_comments | liked_posts |
    likelijst | likes | likes and favorites | likes_comment_likes | likes_media_likes | likesreceived |
    link | live chats | livechats | location review | locationdata | logged_information | login history |
    login_activity | login_and_profile_creation | loginhistorylist | magic_words | media | media owner |
    media_likes | media_list_data | mention | message_0 | message_00 | message_requests | messages |
    method | methode | mini drama watch history | monetization_content_appreciation | most recent
    location data | my activity | myactivity | name | network type | networktype | no-data | note |
    oat_ferry | off tiktok activity | offtiktokactivitydatalist | original_content_owner |
    originalposturl | outer-cell | participants | past_instagram_insights | pending_follow_requests |
    personal_information | photo | photos | platforminfo | playlists | poi review | polls | portability |
    post | post id | post_comments_0 | postlist | posts | posts_seen | posts_viewed | preferences | price
    | products | profile | profile and settings | profile info | profile information | profile_based_in |
    profile_media_reposts | profile_searches | profilemap | profilevideo | profileviews | provider_name |
    provider_url | publishedat | purchase history | purchases | push notification |
    question_media_response | question_music_response | questions | quizzes | rawtime | reactie |
    reacties | reaction | reactions | recent_follow_requests | recent_searches | recently deleted posts |
    recently_unfollowed_accounts | recently_unfollowed_profiles | recentlydeletedposts | reel | reels |
    reels_comments | relationships_blocked_users | relationships_close_friends |
    relationships_custom_lists | relationships_dismissed_suggested_users | relationships_feed_favorites |
    relationships_follow_requests_received | relationships_follow_requests_sent | relationships_followers
    | relationships_following | relationships_following_hashtags | relationships_hide_stories_from |
    relationships_permanent_follow_requests | relationships_restricted_users |
    relationships_unfollowed_users | removed_suggestions | repostlist | reposts | resolution |
    responseslist | restricted_profiles | restricted_users | saved | saved_collections | saved_media |
    saved_posts | saved_saved_collections | saved_saved_media | screentime | search history | search term
    | search-history | searches | searches_keyword | searches_user | searchlist | searchterm |
    security_and_login_information | sender_name | sendgifts | settings | settingsmap | share | share
    history | shared content | sharedcontent | sharedvideocount | sharehistorylist | signup_details |
    signup_information | source | start_here | status | status list | stickers | stories_viewed |
    story_activities_reaction_sticker_reactions | story_activities_story_likes | story_interactions |
    story_likes | story_reaction_sticker_reactions | string_list_data | string_map_data | subscriptions |
    subscriptions_muted_story_teaser_creators | subscriptions_reels | subtitles |
    suggested_accounts_viewed | suggested_profiles_viewed | suscripciones | tag_searches | takeout |
    takeoutsegments | tako chat history | takochathistorylist | text | text_post_app_ | thread_path |
    tijd | tiktok | tiktok live | tiktok shop | tiktok shopping | time | time_spent_on_instagram |
    timepertiktok | timestamp | timestamp_ms | timestamp_value | title | titleurl | topics_your_topics |
    transaction history | transactionslist | type | uhrzeit | uid | unavailable | uploader | uploader_id
    | url | usage data from third-party apps and websites | user name | user_data | user_data_tiktok |
    username | value | version | video | video browsing history | video id | videocount | videolink |
    videolist | videos | videos_watched | videoscommentedonsinceaccountregistration |
    videossharedsinceaccountregistration | videoswatchedtotheendsinceaccountregistration | volgend |
    volger | watch history | watch live history | watch-history | watchlivemap | watchtime | web & app
    activity | web id | width | word_or_phrase_searches | yorumlar | your activity |
    your_facebook_activity | your_information_download_requests | your_instagram_activity | youtube |
    youtube and youtube music | youtube music | youtube search history | youtube watch history |
    zoekopdrachten | zoekterm
"""

KNOWN = frozenset(" ".join(name.split()) for name in _NAMES.split("|"))
"""Lower case, each digit as 0."""


def shown(name: str) -> str:
    """Return ``name`` if every export may have it, else only its outline in angle brackets."""
    plain = re.sub(r"\d", "0", name)
    return plain if plain.lower() in KNOWN else f"<{outline(name)}>"


_PLAIN = re.compile("[^\\x20-\\x7e\u00a0\u200e\u200f\u202f\u060c]")
"""Anything but ASCII and the spaces, direction marks and comma that dates are written with."""


def outline(text: str) -> str:
    """Return ``text`` with each letter as ``a``, each digit as ``0``, four letters and more as ``a+``.

    Marks that only a name would have (pictures, vowel signs) become ``?``.
    """
    letters = re.sub(r"[^\W\d_]", "a", re.sub(r"\d", "0", unicodedata.normalize("NFC", text)))
    return re.sub(r"a{4,}", "a+", _PLAIN.sub("?", letters))
