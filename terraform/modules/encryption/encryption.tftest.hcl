mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name            = "broadside"
  partition       = "aws"
  region          = "eu-central-1"
  account_id      = "123456789012"
  log_group_names = ["/broadside/broadside/pods"]
}

run "services_use_the_key_for_this_cluster_only" {
  command = plan

  assert {
    condition = jsondecode(aws_kms_key.this.policy).Statement[1].Condition.ArnEquals["kms:EncryptionContext:aws:logs:arn"] == [
      "arn:aws:logs:eu-central-1:123456789012:log-group:/broadside/broadside/pods",
    ]
    error_message = "CloudWatch Logs encrypts the groups given and no others."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[2].Condition.StringEquals["aws:SourceAccount"] == "123456789012"
    error_message = "Budgets of other accounts stay out."
  }

  assert {
    condition     = aws_kms_key.this.enable_key_rotation
    error_message = "The key rotates."
  }
}
