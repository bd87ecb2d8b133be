#!/usr/bin/env bash
# Check the content as GitHub and GitLab run it, in the municipality's folder: findings beside their lines, those on
# changed lines first, and the whole list in the summary (GitHub) or the code quality report (GitLab).
#
#   GITHUB_BASE_REF                  the branch a pull request asks to change; empty elsewhere
#   CI_MERGE_REQUEST_DIFF_BASE_SHA   where a merge request began; empty elsewhere
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=${PYTHON:-python3}

if [ -n "${GITHUB_ACTIONS:-}" ]; then
  exec "$python" "$here/paraply.py" check --root "$PWD" --format github ${GITHUB_BASE_REF:+--base="origin/$GITHUB_BASE_REF"}
fi
since=${CI_MERGE_REQUEST_DIFF_BASE_SHA:+--base=$CI_MERGE_REQUEST_DIFF_BASE_SHA}
"$python" "$here/paraply.py" check --root "$PWD" --format gitlab ${since:+"$since"} >gl-code-quality-report.json || true
exec "$python" "$here/paraply.py" check --root "$PWD" ${since:+"$since"}
