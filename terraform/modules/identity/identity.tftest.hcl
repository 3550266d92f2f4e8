mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name               = "broadside"
  region             = "eu-central-1"
  namespace          = "broadside"
  oidc_provider_arn  = "arn:aws:iam::123456789012:oidc-provider/oidc.example/id/1"
  oidc_issuer        = "oidc.example/id/1"
  results_bucket_arn = "arn:aws:s3:::results"
  results_prefix     = "runs/"
  key_arn            = "arn:aws:kms:eu-central-1:123456789012:key/1"
}

run "worker_may_nothing_by_default" {
  command = plan

  assert {
    condition     = length(aws_iam_role_policy.worker) == 0
    error_message = "No target, no policy."
  }
}

run "worker_may_call_exactly_its_targets" {
  command = plan

  variables {
    lambda_targets         = ["arn:aws:lambda:eu-central-1:123456789012:function:echo:live"]
    execute_api_targets    = ["arn:aws:execute-api:eu-central-1:123456789012:abc123/prod/GET/*"]
    cognito_user_pool_arns = ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_Ab1"]
  }

  assert {
    condition = { for statement in jsondecode(aws_iam_role_policy.worker[0].policy).Statement : statement.Action => statement.Resource } == {
      "cognito-idp:AdminInitiateAuth"           = ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_Ab1"]
      "cognito-idp:AdminRespondToAuthChallenge" = ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_Ab1"]
      "execute-api:Invoke"                      = ["arn:aws:execute-api:eu-central-1:123456789012:abc123/prod/GET/*"]
      "lambda:InvokeFunction"                   = ["arn:aws:lambda:eu-central-1:123456789012:function:echo:live"]
    }
    error_message = "Each action on what was given for it."
  }
}

run "only_the_service_account_assumes_its_role" {
  command = plan

  assert {
    condition = alltrue([
      for account, role in aws_iam_role.this : jsondecode(role.assume_role_policy).Statement[0].Condition.StringEquals == {
        "oidc.example/id/1:aud" = "sts.amazonaws.com"
        "oidc.example/id/1:sub" = "system:serviceaccount:broadside:${account}"
      }
    ])
    error_message = "Audience and subject are both fixed."
  }
}

run "controller_keeps_results_and_nothing_else" {
  command = plan

  assert {
    condition = [for statement in jsondecode(aws_iam_role_policy.controller.policy).Statement : statement.Resource] == [
      "arn:aws:s3:::results/runs/*", "arn:aws:s3:::results", var.key_arn, "arn:aws:s3:::results",
    ]
    error_message = "Results under the prefix, and their key."
  }

  assert {
    condition = toset(flatten([for statement in jsondecode(aws_iam_role_policy.controller.policy).Statement : statement.Action])) == toset([
      "kms:Decrypt", "kms:GenerateDataKey", "s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListBucket",
      "s3:ListBucketMultipartUploads", "s3:ListMultipartUploadParts", "s3:PutObject",
    ])
    error_message = "What runs measure goes to CloudWatch through its logs, where an output names a group."
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.controller.policy).Statement[1].Condition.StringLike["s3:prefix"] == "runs/*"
    error_message = "Other keys are not even listed."
  }
}

run "controller_writes_to_nobody_by_default" {
  command = plan

  assert {
    condition     = length(aws_iam_role_policy.outputs) == 0
    error_message = "No output, no policy."
  }
}

run "controller_writes_to_exactly_its_outputs" {
  command = plan

  variables {
    output_log_group_arns = ["arn:aws:logs:eu-central-1:123456789012:log-group:/broadside/runs"]
    output_topic_arns     = ["arn:aws:sns:eu-west-1:123456789012:load-tests"]
  }

  assert {
    condition = { for statement in jsondecode(aws_iam_role_policy.outputs[0].policy).Statement : join(" ", statement.Action) => statement.Resource } == {
      "logs:CreateLogStream logs:PutLogEvents" = ["arn:aws:logs:eu-central-1:123456789012:log-group:/broadside/runs:*"]
      "sns:Publish"                            = ["arn:aws:sns:eu-west-1:123456789012:load-tests"]
    }
    error_message = "Streams and events of the one group, notices to the one topic; neither makes groups or topics."
  }

  assert {
    condition     = aws_iam_role_policy.outputs[0].role == aws_iam_role.this["controller"].name && length(aws_iam_role_policy.worker) == 0
    error_message = "Workers send nothing."
  }
}

run "controller_writes_to_a_topic_alone" {
  command = plan

  variables {
    output_topic_arns = ["arn:aws:sns:eu-west-1:123456789012:load-tests"]
  }

  assert {
    condition     = [for statement in jsondecode(aws_iam_role_policy.outputs[0].policy).Statement : statement.Sid] == ["PublishNotices"]
    error_message = "What is not asked for is not granted."
  }
}

run "names_carry_the_region_and_roles_the_boundary" {
  command = plan

  variables {
    permissions_boundary_arn = "arn:aws:iam::123456789012:policy/boundary"
  }

  assert {
    condition     = [for role in aws_iam_role.this : role.name] == ["broadside-eu-central-1-controller", "broadside-eu-central-1-worker"]
    error_message = "IAM is global: two regions must not collide."
  }

  assert {
    condition     = alltrue([for role in aws_iam_role.this : role.permissions_boundary == var.permissions_boundary_arn])
    error_message = "Every role is bounded."
  }
}
