#!/usr/bin/env bash
# Publishes a site made by cairn from `public/` to a bucket behind CloudFront:
#     BUCKET=research-site DISTRIBUTION=E123EXAMPLE ./s3.sh
# Without a distribution, or with another store that speaks S3 (AWS_ENDPOINT_URL), only the bucket is brought up to date.
set -euo pipefail
from=${SITE:-public}
to="s3://${BUCKET:?the name of the bucket}"
test -f "$from/.cairn-manifest" || { echo "$from is no site made by cairn" >&2; exit 2; }

# Later patterns win. As many question marks as the name of a file has digits that say what is in it: pictures that content
# has in a folder `assets/` are not among those.
kept=(--exclude '*' --include 'assets/*.??????????.*' --include 'search/shards/*')
pages=(--exclude '*' --include '*.html' --include '*.json' --include '*.js' --include '*.xml' --include '*.txt' --include '*.md'
  --exclude 'assets/*.??????????.*' --exclude 'search/shards/*' --exclude '.*')
others=(--exclude 'assets/*.??????????.*' --exclude 'search/shards/*' --exclude '*.html' --exclude '*.json' --exclude '*.js' --exclude '*.xml' --exclude '*.txt' --exclude '*.md'
  --exclude '.*' --exclude _headers)

# In this order nobody is ever sent a page whose style is not there yet, or not there any more. Pages are sent whatever their
# times say: another machine may have published a newer one from older files.
aws s3 sync "$from" "$to" --no-progress "${kept[@]}" --size-only --cache-control 'public, max-age=31536000, immutable'
aws s3 sync "$from" "$to" --no-progress "${others[@]}" --cache-control no-cache
aws s3 cp "$from" "$to" --recursive --no-progress "${pages[@]}" --cache-control no-cache
if [ -n "${DISTRIBUTION:-}" ]; then
  id=$(aws cloudfront create-invalidation --distribution-id "$DISTRIBUTION" --paths '/*' --query Invalidation.Id --output text)
  aws cloudfront wait invalidation-completed --distribution-id "$DISTRIBUTION" --id "$id"
fi
# What the site no longer has. Nothing is sent again: by its size every file is there.
aws s3 sync "$from" "$to" --no-progress --exclude '.*' --exclude _headers --size-only --delete
