"""Makes the secrets that a test looks up (`make URL`), and says the ARN of one of them."""

import json
import sys

import boto3

keys = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "an-example"}
secrets, parameters = (
    boto3.client(name, endpoint_url=sys.argv[2], region_name="eu-central-1", **keys) for name in ("secretsmanager", "ssm")
)

made = secrets.create_secret(Name="shop/api", SecretString=json.dumps({"token": "tökén #{a}", "pin": 1234}))
secrets.create_secret(Name="shop/raw", SecretBinary=b"\x00\xff")
parameters.put_parameter(Name="/shop/key", Value="first-key", Type="SecureString")
parameters.put_parameter(Name="/shop/key", Value="second-key", Type="SecureString", Overwrite=True)
parameters.put_parameter(Name="proxy-password", Value="a password", Type="String")
print(made["ARN"], end="")
