"""The least a page can be on Lambda: one view of Flask behind apig-wsgi. What our functions are measured against."""

from apig_wsgi import make_lambda_handler
from flask import Flask

app = Flask(__name__)


@app.get("/")
def hello() -> str:
    return "<!doctype html><title>Hello</title><p>Hello"


handler = make_lambda_handler(app)
