"""Where the form saves, and whom its page may then ask."""

import pytest

from paraply.editor import FORGES, forge, local
from tests.conftest import ROOT


def test_the_guide_that_the_command_names_tells_how_to_log_in_on_every_forge() -> None:
    _before, guide = (ROOT / "HOSTING.md").read_text(encoding="utf-8").split("\n## The form at /redigera/\n")
    assert all(name in guide.lower() for name in FORGES)
    assert "HOSTING.md#the-form-at-redigera" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_a_clone_is_saved_to_through_this_computer_only() -> None:
    backend = local(8481, "main")
    assert backend.hosts == ("http://127.0.0.1:8481",)
    assert backend.settings()["proxy_url"] == "http://127.0.0.1:8481/api/v1"
    assert backend.settings()["commit_messages"]["update"] == "Ändra {{collection}} {{slug}}"


def test_github_logs_in_through_a_server_that_keeps_the_secret() -> None:
    backend = forge("github", "kommun/kvalitet", "main", proxy="https://login.example.org/")
    made = backend.settings()
    assert (made["name"], made["repo"], made["branch"]) == ("github", "kommun/kvalitet", "main")
    assert made["base_url"] == "https://login.example.org"
    assert backend.hosts == ("https://api.github.com",)


def test_github_on_an_own_host_has_its_api_there() -> None:
    backend = forge("github", "a/b", "main", host="https://git.example.org", proxy="https://in.example.org")
    assert backend.settings()["api_root"] == "https://git.example.org/api/v3"
    assert backend.hosts == ("https://git.example.org",)


def test_gitlab_needs_no_secret() -> None:
    backend = forge("gitlab", "grupp/kvalitet", "main", app_id="abc", host="https://git.example.org")
    made = backend.settings()
    assert (made["auth_type"], made["app_id"], made["auth_endpoint"]) == ("pkce", "abc", "oauth/authorize")
    assert made["api_root"] == "https://git.example.org/api/v4"
    assert made["graphql_api_root"] == "https://git.example.org/api/graphql"
    assert backend.hosts == ("https://git.example.org",)


@pytest.mark.parametrize("name", ["forgejo", "gitea"])
def test_gitea_is_asked_as_forgejo_which_can_save_on_branches(name: str) -> None:
    made = forge(name, "kommun/kvalitet", "main", app_id="abc").settings()
    assert (made["name"], made["app_id"]) == ("forgejo", "abc")
    assert made["api_root"] == f"{FORGES[name]}/api/v1"


@pytest.mark.parametrize("name", FORGES)
def test_what_is_needed_to_log_in_is_asked_for(name: str) -> None:
    with pytest.raises(ValueError, match=r"--proxy https|--app-id"):
        forge(name, "kommun/kvalitet", "main")


@pytest.mark.parametrize(
    "address", ["http://git.example.org", "git.example.org", "https://a b/", "https://x; script-src *", ""]
)
def test_an_address_that_would_weaken_the_page_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="säker webbadress"):
        forge("gitlab", "a/b", "main", app_id="abc", host=address or "https://")
