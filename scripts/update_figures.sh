#!/usr/bin/env bash
# Fetch figures from Kolada; what changed goes on a branch, and a request to publish it is opened with the
# difference in plain Swedish. The weekly workflows of GitHub and GitLab run this, in the municipality's folder.
#
#   FORGE=github|gitlab       which of the two opens the request
#   KOLADA_URL=https://…      a copy of Kolada to ask instead
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=${PYTHON:-python3}
branch=nya-siffror-fran-kolada
title='Nya siffror från Kolada'
told=$(mktemp)
trap 'rm -f "$told"' EXIT

status=0
"$python" "$here/paraply.py" fetch-kolada --root "$PWD" ${KOLADA_URL:+--base-url "$KOLADA_URL"} >"$told" || status=$?
cat "$told"
case $status in
0) exit 0 ;; # nothing has changed
10) ;;
*) exit "$status" ;;
esac

git switch --quiet --force-create "$branch"
git add content
{ printf '%s\n\n' "$title"; cat "$told"; } |
  git -c user.name='Paraply' -c user.email='paraply@users.noreply.invalid' commit --quiet --file -
case ${FORGE:-} in
github)
  git push --quiet --force origin "HEAD:$branch"
  if [ -n "$(gh pr list --head "$branch" --state open --json number --jq '.[].number')" ]; then
    gh pr edit "$branch" --body-file "$told"
  else
    gh pr create --head "$branch" --title "$title" --body-file "$told"
  fi
  ;;
gitlab) # the description is the commit's message
  git push --quiet --force --push-option=merge_request.create --push-option="merge_request.title=$title" \
    --push-option=merge_request.remove_source_branch origin "HEAD:$branch"
  ;;
*) git push --quiet --force origin "HEAD:$branch" ;;
esac
