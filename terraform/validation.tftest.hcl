mock_provider "aws" {
  source = "./mocks"
}

run "refuses_a_long_name" {
  command = plan

  variables {
    name = "a-name-of-21-letters-"
  }

  expect_failures = [var.name]
}

run "refuses_a_name_in_capitals" {
  command = plan

  variables {
    name = "Broadside"
  }

  expect_failures = [var.name]
}

run "refuses_one_zone" {
  command = plan

  variables {
    availability_zones = ["eu-central-1a"]
  }

  expect_failures = [var.availability_zones]
}

run "refuses_seven_zones" {
  command = plan

  variables {
    availability_zones = ["a", "b", "c", "d", "e", "f", "g"]
  }

  expect_failures = [var.availability_zones]
}

run "refuses_a_zone_twice" {
  command = plan

  variables {
    availability_zones = ["eu-central-1a", "eu-central-1a"]
  }

  expect_failures = [var.availability_zones]
}

run "refuses_a_range_with_host_bits" {
  command = plan

  variables {
    vpc_cidr = "10.0.0.1/16"
  }

  expect_failures = [var.vpc_cidr]
}

run "refuses_a_small_range" {
  command = plan

  variables {
    vpc_cidr = "10.0.0.0/24"
  }

  expect_failures = [var.vpc_cidr]
}

run "refuses_nat_per_zone_in_a_single_zone" {
  command = plan

  variables {
    nat_per_zone = true
    single_zone  = true
  }

  expect_failures = [var.nat_per_zone]
}

run "refuses_no_nat_address" {
  command = plan

  variables {
    nat_addresses = 0
  }

  expect_failures = [var.nat_addresses]
}

run "refuses_nine_nat_addresses" {
  command = plan

  variables {
    nat_addresses = 9
  }

  expect_failures = [var.nat_addresses]
}

run "refuses_half_a_nat_address" {
  command = plan

  variables {
    nat_addresses = 1.5
  }

  expect_failures = [var.nat_addresses]
}

run "refuses_an_existing_vpc_with_one_subnet" {
  command = plan

  variables {
    existing_vpc = { private_subnet_ids = ["subnet-1"] }
  }

  expect_failures = [var.existing_vpc]
}

run "refuses_an_existing_vpc_without_pod_subnets" {
  command = plan

  variables {
    existing_vpc = { private_subnet_ids = ["subnet-1", "subnet-2"], pod_subnet_ids = [] }
  }

  expect_failures = [var.existing_vpc]
}

run "refuses_to_shape_an_existing_vpc" {
  command = plan

  variables {
    existing_vpc  = { private_subnet_ids = ["subnet-1", "subnet-2"] }
    nat_addresses = 2
  }

  expect_failures = [var.existing_vpc]
}

run "refuses_a_patch_version" {
  command = plan

  variables {
    cluster_version = "1.35.1"
  }

  expect_failures = [var.cluster_version]
}

run "refuses_extended_support_that_nobody_asked_for" {
  command = plan

  variables {
    cluster_version = "1.34"
  }

  expect_failures = [var.cluster_version]
}

run "refuses_the_oldest_in_extended_support_likewise" {
  command = plan

  variables {
    cluster_version = "1.32"
  }

  expect_failures = [var.cluster_version]
}

run "takes_a_version_in_extended_support_on_request" {
  command = plan

  variables {
    cluster_version  = "1.32"
    extended_support = true
  }

  assert {
    condition     = var.cluster_version == "1.32"
    error_message = "Whoever names the flag has the old version."
  }
}

run "refuses_a_version_out_of_all_support" {
  command = plan

  variables {
    cluster_version  = "1.31"
    extended_support = true
  }

  expect_failures = [var.cluster_version]
}

run "takes_the_version_after_the_default" {
  command = plan

  variables {
    cluster_version = "1.36"
  }

  assert {
    condition     = !var.extended_support
    error_message = "Standard support needs no flag."
  }
}

run "refuses_a_coredns_version_without_build" {
  command = plan

  variables {
    coredns_version = "v1.13.1"
  }

  expect_failures = [var.coredns_version]
}

run "refuses_an_endpoint_range_with_host_bits" {
  command = plan

  variables {
    endpoint_cidrs = ["198.51.100.7/24"]
  }

  expect_failures = [var.endpoint_cidrs]
}

run "refuses_an_endpoint_range_of_ipv6" {
  command = plan

  variables {
    endpoint_cidrs = ["2001:db8::/32"]
  }

  expect_failures = [var.endpoint_cidrs]
}

run "refuses_an_open_endpoint" {
  command = plan

  variables {
    endpoint_cidrs = ["0.0.0.0/0"]
  }

  expect_failures = [var.endpoint_cidrs]
}

run "refuses_an_endpoint_open_in_halves" {
  command = plan

  variables {
    endpoint_cidrs = ["0.0.0.0/1", "128.0.0.0/1"]
  }

  expect_failures = [var.endpoint_cidrs]
}

run "refuses_a_session_as_admin" {
  command = plan

  variables {
    admin_arns = ["arn:aws:sts::123456789012:assumed-role/platform/jo"]
  }

  expect_failures = [var.admin_arns]
}

run "refuses_a_name_as_operator" {
  command = plan

  variables {
    operator_arns = ["jo"]
  }

  expect_failures = [var.operator_arns]
}

run "refuses_an_admin_as_operator" {
  command = plan

  variables {
    admin_arns    = ["arn:aws:iam::123456789012:role/platform"]
    operator_arns = ["arn:aws:iam::123456789012:role/platform"]
  }

  expect_failures = [var.operator_arns]
}

run "refuses_a_retention_that_logs_do_not_know" {
  command = plan

  variables {
    log_days = 10
  }

  expect_failures = [var.log_days]
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

run "refuses_any_queue_as_target" {
  command = plan

  variables {
    sqs_targets = ["arn:aws:sqs:eu-central-1:123456789012:*"]
  }

  expect_failures = [var.sqs_targets]
}

run "refuses_any_topic_as_target" {
  command = plan

  variables {
    sns_targets = ["arn:aws:sns:eu-central-1:123456789012:*"]
  }

  expect_failures = [var.sns_targets]
}

run "refuses_any_bus_as_target" {
  command = plan

  variables {
    eventbridge_targets = ["arn:aws:events:eu-central-1:123456789012:event-bus/*"]
  }

  expect_failures = [var.eventbridge_targets]
}

run "refuses_any_state_machine_as_target" {
  command = plan

  variables {
    step_functions_targets = ["arn:aws:states:eu-central-1:123456789012:stateMachine:*"]
  }

  expect_failures = [var.step_functions_targets]
}

run "refuses_any_table_as_target" {
  command = plan

  variables {
    dynamodb_targets = ["arn:aws:dynamodb:eu-central-1:123456789012:table/*"]
  }

  expect_failures = [var.dynamodb_targets]
}

run "refuses_any_field_as_target" {
  command = plan

  variables {
    appsync_targets = ["arn:aws:appsync:eu-central-1:123456789012:apis/abc123/types/Query/fields/*"]
  }

  expect_failures = [var.appsync_targets]
}

run "refuses_any_secret" {
  command = plan

  variables {
    secret_arns = ["arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop/*"]
  }

  expect_failures = [var.secret_arns]
}

run "refuses_a_secret_without_its_last_six_characters" {
  command = plan

  variables {
    secret_arns = ["arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop/api"]
  }

  expect_failures = [var.secret_arns]
}

run "refuses_any_parameter" {
  command = plan

  variables {
    parameter_arns = ["arn:aws:ssm:eu-central-1:123456789012:parameter/shop/*"]
  }

  expect_failures = [var.parameter_arns]
}

run "refuses_an_alias_as_key_of_secrets" {
  command = plan

  variables {
    parameter_arns  = ["arn:aws:ssm:eu-central-1:123456789012:parameter/shop/key"]
    secret_key_arns = ["arn:aws:kms:eu-central-1:123456789012:alias/shop"]
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

run "refuses_results_for_no_day" {
  command = plan

  variables {
    results_days = 0
  }

  expect_failures = [var.results_days]
}

run "refuses_results_for_half_a_day" {
  command = plan

  variables {
    results_days = 1.5
  }

  expect_failures = [var.results_days]
}

run "refuses_a_budget_of_nothing" {
  command = plan

  variables {
    budget = { monthly_usd = 0 }
  }

  expect_failures = [var.budget]
}

run "refuses_a_budget_that_warns_nobody" {
  command = plan

  variables {
    budget = { monthly_usd = 10, emails = ["jo"] }
  }

  expect_failures = [var.budget]
}

run "refuses_an_image_tag_with_a_space" {
  command = plan

  variables {
    image_tag = "0 1"
  }

  expect_failures = [var.image_tag]
}

run "refuses_the_tag_that_is_set_here" {
  command = plan

  variables {
    tags = { broadside = "mine" }
  }

  expect_failures = [var.tags]
}

run "refuses_a_tag_of_aws" {
  command = plan

  variables {
    tags = { "aws:owner" = "me" }
  }

  expect_failures = [var.tags]
}

run "refuses_a_webhook_among_the_outputs" {
  command = plan

  variables {
    outputs = ["slack=https://hooks.slack.com/services/T0"]
  }

  expect_failures = [var.outputs]
}

run "refuses_an_output_with_a_password" {
  command = plan

  variables {
    outputs = ["influxdb=http://me:secret@db:8086/k6"]
  }

  expect_failures = [var.outputs]
}

run "refuses_a_wildcard_of_log_groups" {
  command = plan

  variables {
    outputs = ["cloudwatch=/broadside/*"]
  }

  expect_failures = [var.outputs]
}

run "refuses_a_topic_without_its_arn" {
  command = plan

  variables {
    outputs = ["sns=load-tests"]
  }

  expect_failures = [var.outputs]
}

run "refuses_a_team_in_the_first_namespace" {
  command = plan

  variables {
    team_namespaces = { broadside = {} }
  }

  expect_failures = [var.team_namespaces]
}

run "refuses_a_team_in_a_namespace_of_kubernetes" {
  command = plan

  variables {
    team_namespaces = { kube-system = {} }
  }

  expect_failures = [var.team_namespaces]
}

run "refuses_a_team_in_the_log_router_s_namespace" {
  command = plan

  variables {
    team_namespaces = { aws-observability = {} }
  }

  expect_failures = [var.team_namespaces]
}

run "refuses_a_profile_s_name_that_is_eks_s_own" {
  command = plan

  variables {
    team_namespaces = { eks-checkout = {} }
  }

  expect_failures = [var.team_namespaces]
}

run "refuses_a_namespace_in_capitals" {
  command = plan

  variables {
    team_namespaces = { Checkout = {} }
  }

  expect_failures = [var.team_namespaces]
}

run "refuses_a_namespace_that_is_too_long_with_the_name" {
  command = plan

  variables {
    name            = "a-name-of-20-letters"
    team_namespaces = { a-namespace-of-18c = {} }
  }

  expect_failures = [var.team_namespaces]
}

run "refuses_a_ninth_team" {
  command = plan

  variables {
    team_namespaces = { for team in range(9) : "team-${team}" => {} }
  }

  expect_failures = [var.team_namespaces]
}

run "refuses_a_team_s_operator_without_an_arn" {
  command = plan

  variables {
    team_namespaces = { checkout = { operator_arns = ["jo"] } }
  }

  expect_failures = [var.team_namespaces]
}

run "refuses_an_administrator_as_a_team_s_operator" {
  command = plan

  variables {
    admin_arns      = ["arn:aws:iam::123456789012:role/platform"]
    team_namespaces = { checkout = { operator_arns = ["arn:aws:iam::123456789012:role/platform"] } }
  }

  expect_failures = [var.team_namespaces]
}

run "refuses_a_team_s_output_with_a_password" {
  command = plan

  variables {
    team_namespaces = { checkout = { outputs = ["influxdb=http://me:secret@db:8086/k6"] } }
  }

  expect_failures = [var.team_namespaces]
}

run "takes_eight_teams_with_names_that_just_fit" {
  command = plan

  variables {
    name            = "a-name-of-20-letters"
    team_namespaces = { for team in range(8) : "a-namespace-of-1${team}" => {} }
  }

  assert {
    condition     = length(module.team_identity) == 8
    error_message = "EKS allows ten profiles."
  }
}
