"""The client under the tests: pytest-lsp's, and what an editor answers beyond it.

Real editors agree when a server registers for something; a client that refuses would be tested for nobody.
"""

import fnmatch

from lsprotocol import types
from pytest_lsp import LanguageClient, make_test_lsp_client


def make_editor() -> LanguageClient:
    """A client that grants every registration, remembers it in `registrations` by its id, and agrees to ask again."""
    client = make_test_lsp_client()
    client.registrations = {}

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: types.RegistrationParams) -> None:
        for each in params.registrations:
            assert each.id not in client.registrations, f"{each.id} is registered twice"
            client.registrations[each.id] = each

    @client.feature(types.CLIENT_UNREGISTER_CAPABILITY)
    def unregister(params: types.UnregistrationParams) -> None:
        for each in params.unregisterations:
            del client.registrations[each.id]

    # The server says that answers have changed a moment after they have, when most of these sessions are over.
    for question in (types.WORKSPACE_CODE_LENS_REFRESH, types.WORKSPACE_INLAY_HINT_REFRESH, types.WORKSPACE_SEMANTIC_TOKENS_REFRESH):
        client.feature(question)(lambda _: None)

    return client


def watches(client: LanguageClient, path: str) -> bool:
    """Whether the server has asked to be told of changes to this file."""
    watching = [each for each in client.registrations.values() if each.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES]
    globs = [watcher["globPattern"] for each in watching for watcher in each.register_options["watchers"]]
    return any(fnmatch.fnmatch(path, option) for glob in globs for option in _options(glob))


def _options(glob: str) -> list[str]:
    """A glob's braces spelt out, since Python's matching knows none."""
    head, brace, rest = glob.partition("{")
    if not brace:
        return [glob]
    options, _, tail = rest.partition("}")
    return [head + option + tail for option in options.split(",")]
