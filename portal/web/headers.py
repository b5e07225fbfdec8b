"""Security headers on every answer, errors included ([internet.nl] rules; OWASP ASVS 5.0 3.4)."""

from urllib.parse import urlsplit

from flask import Flask, Response, request

ONE_YEAR = 31_536_000
"""Seconds."""

FIXED = {
    "Strict-Transport-Security": f"max-age={ONE_YEAR}; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def content_security_policy(bucket_origin: str) -> str:
    """No script at all; forms go to ourselves and, for drawings, straight to the bucket."""
    form_action = f"form-action 'self' {bucket_origin}".rstrip()
    return (
        f"default-src 'none'; style-src 'self'; img-src 'self' data:; {form_action}; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def add_headers(app: Flask, policy: str) -> None:
    """Headers for every answer; ``Cache-Control`` is ``no-store`` unless the view said otherwise."""
    always = {**FIXED, "Content-Security-Policy": policy}

    def add(response: Response) -> Response:
        response.headers.update(always)
        response.headers.setdefault("Cache-Control", "no-store")
        if "Location" in response.headers:
            _stay_here(response)
        return response

    app.after_request(add)


def _stay_here(response: Response) -> None:
    """Make the router's absolute redirects relative: behind the front door, ``Host`` is not the public name."""
    target = urlsplit(response.headers["Location"])
    if target.netloc and target.netloc == request.host:
        response.headers["Location"] = target._replace(scheme="", netloc="").geturl()
