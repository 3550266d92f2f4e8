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
  metrics_namespace  = "Broadside"
  key_arn            = "arn:aws:kms:eu-central-1:123456789012:key/1"
}

run "refuses_no_name" {
  command = plan

  variables {
    name = ""
  }

  expect_failures = [var.name]
}

run "refuses_no_region" {
  command = plan

  variables {
    region = ""
  }

  expect_failures = [var.region]
}

run "refuses_any_namespace" {
  command = plan

  variables {
    namespace = "*"
  }

  expect_failures = [var.namespace]
}

run "refuses_a_provider_url" {
  command = plan

  variables {
    oidc_provider_arn = "https://oidc.example"
  }

  expect_failures = [var.oidc_provider_arn]
}

run "refuses_an_issuer_with_scheme" {
  command = plan

  variables {
    oidc_issuer = "https://oidc.example"
  }

  expect_failures = [var.oidc_issuer]
}

run "refuses_a_bucket_name" {
  command = plan

  variables {
    results_bucket_arn = "results"
  }

  expect_failures = [var.results_bucket_arn]
}

run "refuses_an_open_prefix" {
  command = plan

  variables {
    results_prefix = "runs"
  }

  expect_failures = [var.results_prefix]
}

run "refuses_a_metrics_namespace_of_aws" {
  command = plan

  variables {
    metrics_namespace = "AWS/EKS"
  }

  expect_failures = [var.metrics_namespace]
}

run "refuses_a_key_id" {
  command = plan

  variables {
    key_arn = "1"
  }

  expect_failures = [var.key_arn]
}

run "refuses_any_function_as_target" {
  command = plan

  variables {
    lambda_targets = ["arn:aws:lambda:eu-central-1:123456789012:function:*"]
  }

  expect_failures = [var.lambda_targets]
}

run "refuses_any_stage_as_target" {
  command = plan

  variables {
    execute_api_targets = ["arn:aws:execute-api:eu-central-1:123456789012:abc123/*"]
  }

  expect_failures = [var.execute_api_targets]
}

run "refuses_any_user_pool" {
  command = plan

  variables {
    cognito_user_pool_arns = ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/*"]
  }

  expect_failures = [var.cognito_user_pool_arns]
}

run "refuses_a_name_as_boundary" {
  command = plan

  variables {
    permissions_boundary_arn = "boundary"
  }

  expect_failures = [var.permissions_boundary_arn]
}
