"""Makes what the example plans call (`make URL`), or says how much of it there is now (`count URL`), as JSON."""

import json
import sys

import boto3

REGION, ACCOUNT = "eu-central-1", "123456789012"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/machine"
MACHINE = {"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}

what, url = sys.argv[1:]
keys = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "an-example"}
sqs, sns, states, dynamodb, events = (
    boto3.client(name, endpoint_url=url, region_name=REGION, **keys)
    for name in ("sqs", "sns", "stepfunctions", "dynamodb", "events")
)


def queue(name):
    return sqs.get_queue_url(QueueName=name)["QueueUrl"]


def messages(name):
    attributes = sqs.get_queue_attributes(QueueUrl=queue(name), AttributeNames=["ApproximateNumberOfMessages"])
    return int(attributes["Attributes"]["ApproximateNumberOfMessages"])


if what == "make":
    for name in ("orders", "published", "put"):
        sqs.create_queue(QueueName=name)
    topic = sns.create_topic(Name="orders")["TopicArn"]
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=f"arn:aws:sqs:{REGION}:{ACCOUNT}:published")
    events.put_rule(Name="all", EventPattern=json.dumps({"source": ["shop"]}))
    events.put_targets(Rule="all", Targets=[{"Id": "1", "Arn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:put"}])
    states.create_state_machine(name="checkout", definition=json.dumps(MACHINE), roleArn=ROLE)
    dynamodb.create_table(
        TableName="customers",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
else:
    machine = f"arn:aws:states:{REGION}:{ACCOUNT}:stateMachine:checkout"
    counts = {
        "sqs": messages("orders"),
        "sns": messages("published"),
        "eventbridge": messages("put"),
        "step-functions": len(states.list_executions(stateMachineArn=machine)["executions"]),
        "dynamodb": dynamodb.scan(TableName="customers", Select="COUNT")["Count"],
    }
    print(json.dumps(counts))
