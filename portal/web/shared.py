"""The portal behind the request that is being answered."""

from typing import cast

from flask import Flask, current_app

from portal.bootstrap.base import Portal

KEY = "portal"


def keep_portal(app: Flask, portal: Portal) -> None:
    app.extensions[KEY] = portal


def shared_portal() -> Portal:
    """The portal of the app that answers this request."""
    return cast(Portal, current_app.extensions[KEY])
