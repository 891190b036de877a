"""The navigation: each page once, in the group it names, under a heading that a screen reader hears."""

from __future__ import annotations

from dash import dcc, html

from dashboard import shell
from dashboard.app import PAGES
from dashboard.groups import Group


def test_every_page_names_its_group_and_stands_there_once_in_the_order_of_registration() -> None:
    groups = shell.navigation(PAGES).children

    for group, drawn in zip(Group, groups, strict=True):
        heading, links = drawn.children
        assert isinstance(heading, html.H2)
        assert links.to_plotly_json()["props"]["aria-labelledby"] == heading.id
        assert hrefs(links) == [page.PATH for page in PAGES if page.GROUP is group]
    assert sorted(path for drawn in groups for path in hrefs(drawn.children[1])) == sorted(
        page.PATH for page in PAGES
    )


def hrefs(links: html.Ul) -> list[str]:
    """Return where a list of pages leads."""
    assert all(isinstance(item.children, dcc.Link) for item in links.children)
    return [item.children.href for item in links.children]
