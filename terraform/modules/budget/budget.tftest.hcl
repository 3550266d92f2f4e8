mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name        = "broadside"
  partition   = "aws"
  region      = "eu-central-1"
  account_id  = "123456789012"
  monthly_usd = 100
  key_arn     = "arn:aws:kms:eu-central-1:123456789012:key/1"
}

run "alarm_comes_through_sns" {
  assert {
    condition     = alltrue([for notification in aws_budgets_budget.this.notification : notification.subscriber_sns_topic_arns == toset([aws_sns_topic.this.arn])])
    error_message = "Both thresholds go to the topic."
  }

  assert {
    condition     = jsondecode(aws_sns_topic_policy.this.policy).Statement[0].Principal.Service == "budgets.amazonaws.com" && jsondecode(aws_sns_topic_policy.this.policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == var.account_id
    error_message = "Budgets of this account may publish."
  }

  assert {
    condition     = aws_sns_topic.this.kms_master_key_id == var.key_arn
    error_message = "Encrypted with a key that Budgets may use: the one of AWS is not."
  }

  assert {
    condition     = length(aws_budgets_budget.this.cost_filter) == 0 && aws_budgets_budget.this.name == "broadside-eu-central-1"
    error_message = "The whole account, named by region."
  }
}

run "counts_one_tag_and_warns_by_email" {
  command = plan

  variables {
    emails   = ["jo@example.com"]
    only_tag = { key = "broadside", value = "eu" }
  }

  assert {
    condition     = one(aws_budgets_budget.this.cost_filter).values == tolist(["user:broadside$eu"])
    error_message = "The form that Budgets takes a tag in."
  }

  assert {
    condition     = aws_sns_topic_subscription.email["jo@example.com"].protocol == "email"
    error_message = "Each address subscribes."
  }
}
