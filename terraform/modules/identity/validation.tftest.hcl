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
    namespace                = "*"
    oidc_provider_arn        = "https://oidc.example"
    oidc_issuer              = "https://oidc.example"
    results_bucket_arn       = "results"
    results_prefix           = "runs"
    key_arn                  = "1"
    lambda_targets           = ["arn:aws:lambda:eu-central-1:123456789012:function:*"]
    execute_api_targets      = ["arn:aws:execute-api:eu-central-1:123456789012:abc123/*"]
    cognito_user_pool_arns   = ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/*"]
    output_log_group_arns    = ["arn:aws:logs:eu-central-1:123456789012:log-group:*"]
    output_topic_arns        = ["arn:aws:sns:eu-central-1:123456789012:load.fifo"]
    permissions_boundary_arn = "boundary"
  }

  expect_failures = [
    var.name,
    var.region,
    var.namespace,
    var.oidc_provider_arn,
    var.oidc_issuer,
    var.results_bucket_arn,
    var.results_prefix,
    var.key_arn,
    var.lambda_targets,
    var.execute_api_targets,
    var.cognito_user_pool_arns,
    var.output_log_group_arns,
    var.output_topic_arns,
    var.permissions_boundary_arn,
  ]
}
