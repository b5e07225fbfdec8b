from base64 import b64encode
from hashlib import sha256

import pytest

from portal.site.policy import UnsafePage, csp, write_policy


def hash_of(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def test_inline_scripts_are_allowed_by_their_hash(tmp_path):
    (tmp_path / "a.html").write_text("<script>een &amp; twee</script><script type=module>drie</script>")
    write_policy(tmp_path)
    assert hash_of("een &amp; twee") in csp(tmp_path)
    assert hash_of("drie") in csp(tmp_path)


def test_a_script_on_several_pages_is_named_once(tmp_path):
    for name in ("a.html", "b/index.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<script>een</script>")
    write_policy(tmp_path)
    assert csp(tmp_path).count("sha256-") == 1


def test_files_and_data_need_no_hash(tmp_path):
    (tmp_path / "a.html").write_text('<script src="a.js"></script><script type="application/json">{}</script><p>x')
    write_policy(tmp_path)
    assert "sha256-" not in csp(tmp_path)


def test_nothing_comes_from_elsewhere(tmp_path):
    write_policy(tmp_path)
    policy = csp(tmp_path)
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("page", ['<p style="color:red">', '<body onload="x()">'])
def test_a_page_the_policy_would_break_is_refused(tmp_path, page):
    (tmp_path / "a.html").write_text(page)
    with pytest.raises(UnsafePage, match=r"a\.html has an attribute (style|onload)="):
        write_policy(tmp_path)
