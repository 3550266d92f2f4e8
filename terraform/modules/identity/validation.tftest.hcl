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

run "refuses_what_makes_no_sense" {
  command = plan

  variables {
    name                     = ""
    region                   = ""
    oidc_provider_arn        = "https://oidc.example"
    oidc_issuer              = "https://oidc.example"
    results_bucket_arn       = "results"
    results_prefix           = "runs"
    key_arn                  = "1"
    lambda_targets           = ["arn:aws:lambda:eu-central-1:123456789012:function:*"]
    execute_api_targets      = ["arn:aws:execute-api:eu-central-1:123456789012:abc123/*"]
    sqs_targets              = ["arn:aws:sqs:eu-central-1:123456789012:*"]
    sns_targets              = ["arn:aws:sns:eu-central-1:123456789012:*"]
    eventbridge_targets      = ["arn:aws:events:eu-central-1:123456789012:event-bus/*"]
    step_functions_targets   = ["arn:aws:states:eu-central-1:123456789012:stateMachine:*"]
    dynamodb_targets         = ["arn:aws:dynamodb:eu-central-1:123456789012:table/*"]
    appsync_targets          = ["arn:aws:appsync:eu-central-1:123456789012:apis/abc123/*"]
    secret_arns              = ["arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop/*"]
    parameter_arns           = ["arn:aws:ssm:eu-central-1:123456789012:parameter/shop/*"]
    cognito_user_pool_arns   = ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/*"]
    output_log_group_arns    = ["arn:aws:logs:eu-central-1:123456789012:log-group:*"]
    output_topic_arns        = ["arn:aws:sns:eu-central-1:123456789012:load.fifo"]
    permissions_boundary_arn = "boundary"
  }

  expect_failures = [
    var.name,
    var.region,
    var.oidc_provider_arn,
    var.oidc_issuer,
    var.results_bucket_arn,
    var.results_prefix,
    var.key_arn,
    var.lambda_targets,
    var.execute_api_targets,
    var.sqs_targets,
    var.sns_targets,
    var.eventbridge_targets,
    var.step_functions_targets,
    var.dynamodb_targets,
    var.appsync_targets,
    var.secret_arns,
    var.parameter_arns,
    var.cognito_user_pool_arns,
    var.output_log_group_arns,
    var.output_topic_arns,
    var.permissions_boundary_arn,
  ]
}

# Apart from name and region, which its length is measured with once they make sense themselves.
run "refuses_a_wildcard_of_namespaces" {
  command = plan

  variables {
    namespace = "*"
  }

  expect_failures = [var.namespace]
}

run "refuses_any_key_of_secrets" {
  command = plan

  variables {
    parameter_arns  = ["arn:aws:ssm:eu-central-1:123456789012:parameter/shop/key"]
    secret_key_arns = ["arn:aws:kms:eu-central-1:123456789012:key/*"]
  }

  expect_failures = [var.secret_key_arns]
}

run "refuses_keys_of_no_secret" {
  command = plan

  variables {
    secret_key_arns = ["arn:aws:kms:eu-central-1:123456789012:key/1"]
  }

  expect_failures = [var.secret_key_arns]
}

run "refuses_a_namespace_that_makes_a_role_s_name_too_long" {
  command = plan

  variables {
    namespace = "a-namespace-of-31-characters---"
    team      = true
  }

  expect_failures = [var.namespace]
}

run "takes_a_namespace_that_just_fits" {
  command = plan

  variables {
    namespace = "a-namespace-of-30-characters--"
    team      = true
  }

  assert {
    condition     = length(aws_iam_role.this["controller"].name) == 64
    error_message = "IAM takes 64 characters."
  }
}
