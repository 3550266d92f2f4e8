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
    sqs_targets            = ["arn:aws:sqs:eu-central-1:123456789012:orders", "arn:aws:sqs:eu-central-1:123456789012:orders.fifo"]
    sns_targets            = ["arn:aws:sns:eu-central-1:123456789012:orders.fifo"]
    eventbridge_targets    = ["arn:aws:events:eu-central-1:123456789012:event-bus/default"]
    step_functions_targets = ["arn:aws:states:eu-central-1:123456789012:stateMachine:checkout"]
    dynamodb_targets       = ["arn:aws:dynamodb:eu-central-1:123456789012:table/shop.customers"]
    appsync_targets        = ["arn:aws:appsync:eu-central-1:123456789012:apis/abc123/types/Query/fields/orders"]
    secret_arns            = ["arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop/api-AbC1d2"]
    parameter_arns         = ["arn:aws:ssm:eu-central-1:123456789012:parameter/shop/key"]
  }

  assert {
    condition = jsonencode({ for statement in jsondecode(aws_iam_role_policy.worker[0].policy).Statement : join(" ", statement.Action) => statement.Resource }) == jsonencode({
      "lambda:InvokeFunction"             = var.lambda_targets
      "execute-api:Invoke"                = var.execute_api_targets
      "sqs:SendMessage"                   = var.sqs_targets
      "sns:Publish"                       = var.sns_targets
      "events:PutEvents"                  = var.eventbridge_targets
      "states:StartExecution"             = var.step_functions_targets
      "dynamodb:GetItem dynamodb:PutItem" = var.dynamodb_targets
      "appsync:GraphQL"                   = var.appsync_targets
      "secretsmanager:GetSecretValue"     = var.secret_arns
      "ssm:GetParameter"                  = var.parameter_arns
    })
    error_message = "Each action on what was given for it, and no key."
  }

  assert {
    condition     = aws_iam_role_policy.worker[0].role == aws_iam_role.this["worker"].name && length(aws_iam_role_policy.test_users) == 0
    error_message = "The controller calls no target."
  }

  assert {
    condition     = toset(concat(keys(local.worker_resources), ["secret_key_arns"])) == toset(keys(local.actions.worker))
    error_message = "actions.json has what is granted, and nothing else."
  }
}

run "worker_may_call_one_kind_of_target_alone" {
  command = plan

  variables {
    sqs_targets = ["arn:aws:sqs:eu-central-1:123456789012:orders"]
  }

  assert {
    condition     = [for statement in jsondecode(aws_iam_role_policy.worker[0].policy).Statement : statement.Action] == [["sqs:SendMessage"]]
    error_message = "What is not asked for is not granted."
  }
}

run "worker_decrypts_by_the_services_that_keep_its_secrets" {
  command = plan

  variables {
    secret_arns    = ["arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop/api-AbC1d2"]
    parameter_arns = ["arn:aws:ssm:us-east-1:123456789012:parameter/shop/key"]
    secret_key_arns = [
      "arn:aws:kms:eu-central-1:123456789012:key/1", "arn:aws:kms:us-east-1:123456789012:key/mrk-2", "arn:aws:kms:us-east-1:123456789012:key/3",
    ]
  }

  assert {
    condition = [for statement in jsondecode(aws_iam_role_policy.worker[0].policy).Statement : statement if statement.Action == ["kms:Decrypt"]] == [
      {
        Action    = ["kms:Decrypt"]
        Condition = { StringEquals = { "kms:ViaService" = ["secretsmanager.eu-central-1.amazonaws.com", "ssm.eu-central-1.amazonaws.com"] } }
        Effect    = "Allow"
        Resource  = ["arn:aws:kms:eu-central-1:123456789012:key/1"]
      },
      {
        Action    = ["kms:Decrypt"]
        Condition = { StringEquals = { "kms:ViaService" = ["secretsmanager.us-east-1.amazonaws.com", "ssm.us-east-1.amazonaws.com"] } }
        Effect    = "Allow"
        Resource  = ["arn:aws:kms:us-east-1:123456789012:key/mrk-2", "arn:aws:kms:us-east-1:123456789012:key/3"]
      },
    ]
    error_message = "Each key in its own region, through the two services."
  }
}

run "worker_decrypts_for_parameters_alone" {
  command = plan

  variables {
    parameter_arns  = ["arn:aws:ssm:eu-central-1:123456789012:parameter/shop/key"]
    secret_key_arns = ["arn:aws:kms:eu-central-1:123456789012:key/1"]
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.worker[0].policy).Statement[1].Condition.StringEquals["kms:ViaService"] == ["ssm.eu-central-1.amazonaws.com"]
    error_message = "Without secrets, not through Secrets Manager."
  }
}

run "controller_makes_and_deletes_test_users_of_its_pools" {
  command = plan

  variables {
    cognito_user_pool_arns = ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_Ab1"]
  }

  assert {
    condition = jsonencode({ for statement in jsondecode(aws_iam_role_policy.test_users[0].policy).Statement : join(" ", statement.Action) => statement.Resource }) == jsonencode({
      "cognito-idp:AdminCreateUser cognito-idp:AdminDeleteUser cognito-idp:AdminSetUserPassword cognito-idp:DescribeUserPool cognito-idp:ListUsers" = var.cognito_user_pool_arns
    })
    error_message = "The five actions, on the one pool."
  }

  assert {
    condition     = aws_iam_role_policy.test_users[0].role == aws_iam_role.this["controller"].name && length(aws_iam_role_policy.worker) == 0
    error_message = "Workers log users in as an app does, which needs no permission."
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
    condition     = length(aws_iam_role_policy.outputs) == 0 && length(aws_iam_role_policy.test_users) == 0
    error_message = "No output and no user pool, no policy."
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

run "a_team_has_roles_of_its_own" {
  command = plan

  variables {
    namespace      = "checkout"
    team           = true
    results_prefix = "teams/checkout/runs/"
  }

  assert {
    condition     = [for role in aws_iam_role.this : role.name] == ["broadside-eu-central-1-checkout-controller", "broadside-eu-central-1-checkout-worker"]
    error_message = "They stand beside those of the cluster's first namespace."
  }

  assert {
    condition     = aws_iam_role.this["worker"].description == "Broadside's worker in cluster broadside in eu-central-1, namespace checkout"
    error_message = "Whoever lists roles sees whose they are."
  }

  assert {
    condition = alltrue([
      for account, role in aws_iam_role.this :
      jsondecode(role.assume_role_policy).Statement[0].Condition.StringEquals["oidc.example/id/1:sub"] == "system:serviceaccount:checkout:${account}"
    ])
    error_message = "Pods of other namespaces do not get these roles."
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.controller.policy).Statement[0].Resource == "arn:aws:s3:::results/teams/checkout/runs/*"
    error_message = "It writes its own results and no others."
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.controller.policy).Statement[1].Condition.StringLike["s3:prefix"] == "teams/checkout/runs/*"
    error_message = "It lists its own results and no others."
  }
}

run "the_first_namespace_s_roles_keep_their_description" {
  command = plan

  assert {
    condition     = aws_iam_role.this["worker"].description == "Broadside's worker in cluster broadside in eu-central-1"
    error_message = "A cluster that stands must have nothing to change."
  }
}
