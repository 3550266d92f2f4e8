"""Signs requests as botocore does: JSON lines in, the header Authorization of each out."""

import json
import sys

from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials


def authorization(asked):
    keys = Credentials(asked["accessKey"], asked["secretKey"], asked.get("token"))
    kind = S3SigV4Auth if asked["service"] == "s3" else SigV4Auth
    auth = kind(keys, asked["service"], asked["region"])
    url = f"https://{asked['headers']['host']}{asked['path']}" + (f"?{asked['query']}" if asked["query"] else "")
    request = AWSRequest(method=asked["method"], url=url, headers=asked["headers"], data=asked["body"].encode())
    request.context["timestamp"] = asked["headers"]["x-amz-date"]
    canonical = auth.canonical_request(request)
    signature = auth.signature(auth.string_to_sign(request, canonical), request)
    signed = auth.signed_headers(auth.headers_to_sign(request))
    return f"AWS4-HMAC-SHA256 Credential={auth.scope(request)}, SignedHeaders={signed}, Signature={signature}"


for line in sys.stdin:
    print(authorization(json.loads(line)))
