#!/usr/bin/env bash
# Build the preview of a request as GitHub and GitLab run it, in the municipality's folder. It has no secret and
# writes into preview/ only. Where the site cannot be built, what is wrong is told there all the same, and the run fails.
#
#   GITHUB_BASE_REF                  the branch a pull request asks to change
#   CI_MERGE_REQUEST_DIFF_BASE_SHA   where a merge request began
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=${PYTHON:-python3}
base=${GITHUB_BASE_REF:+origin/$GITHUB_BASE_REF}
base=${base:-${CI_MERGE_REQUEST_DIFF_BASE_SHA:?neither a pull request nor a merge request}}

exec "$python" "$here/paraply.py" preview "$base" --config "$PWD/mkdocs.yml" --output "$PWD/preview"
