"""Answers SRP challenges as pycognito does: JSON lines in, the signature of each out."""

import json
import sys

from pycognito.aws_srp import AWSSRP


def signature(asked):
    srp = AWSSRP(
        asked["challenge"]["USER_ID_FOR_SRP"], asked["password"], asked["pool"], "client", client=object(), client_secret=None
    )
    srp.small_a_value = int(asked["a"], 16)
    srp.large_a_value = srp.calculate_a()
    srp.get_cognito_formatted_timestamp = lambda now: asked["time"]
    answer = srp.process_challenge(asked["challenge"], {"USERNAME": asked["challenge"]["USER_ID_FOR_SRP"]})
    return answer["PASSWORD_CLAIM_SIGNATURE"]


for line in sys.stdin:
    print(signature(json.loads(line)))
