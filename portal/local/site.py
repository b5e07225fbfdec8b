"""Serves the built site as a CDN would: ``/x/`` is ``/x/index.html``, unknown pages get the site's own 404."""

from pathlib import Path

from flask import Flask, Response, make_response, redirect, request, send_from_directory
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.site.policy import csp
from portal.web.headers import FIXED

FOR_EVER = "public, max-age=31536000, immutable"


def create_app(folder: Path) -> Flask:
    app = Flask(__name__, static_folder=None)
    headers = {**FIXED, "Content-Security-Policy": csp(folder)}

    @app.get("/")
    @app.get("/<path:path>")
    def file(path: str = "") -> AnyResponse:
        try:
            answer = send_from_directory(folder, _file(folder, path))
        except NotFound:
            if (folder / path).is_dir():
                return redirect(f"{request.path}/", 301)
            english = "en/" if f"{path}/".startswith("en/") else ""
            answer = make_response((folder / f"{english}404.html").read_bytes(), 404)
            answer.content_type = "text/html; charset=utf-8"
        if path.startswith("stijl/") and answer.status_code == 200:
            answer.headers["Cache-Control"] = FOR_EVER
        return answer

    @app.after_request
    def add(response: Response) -> Response:
        response.headers.update(headers)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return app


def _file(folder: Path, path: str) -> str:
    return f"{path}index.html" if path == "" or path.endswith("/") else path
