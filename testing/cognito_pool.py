"""Makes a user pool and an app client of it (`[email] URL`), and says their ids as JSON."""

import json
import sys

import boto3

*more, url = sys.argv[1:]
cognito = boto3.client(
    "cognito-idp",
    endpoint_url=url,
    region_name="eu-central-1",
    aws_access_key_id="AKIDEXAMPLE",
    aws_secret_access_key="an-example",
)
form = {"UsernameAttributes": ["email"]} if more else {}
pool = cognito.create_user_pool(PoolName="shop", **form)["UserPool"]["Id"]
client = cognito.create_user_pool_client(
    UserPoolId=pool, ClientName="app", ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
)["UserPoolClient"]["ClientId"]
print(json.dumps({"pool": pool, "client": client}))
