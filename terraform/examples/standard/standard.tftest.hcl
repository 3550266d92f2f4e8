mock_provider "aws" {
  source = "../../mocks"
}

run "a_way_out_in_every_zone" {
  variables {
    endpoint_cidrs = ["198.51.100.0/24"]
    operator_arns  = ["arn:aws:iam::123456789012:role/tester"]
    budget_emails  = ["jo@example.com"]
  }

  assert {
    condition     = length(output.nat_public_ips) == 2
    error_message = "One NAT address in each of two zones."
  }
}

run "refuses_a_name_as_operator" {
  command = plan

  variables {
    operator_arns = ["jo"]
  }

  expect_failures = [var.operator_arns]
}

run "a_namespace_for_each_team" {
  command = plan

  variables {
    team_namespaces = { checkout = { operator_arns = ["arn:aws:iam::123456789012:role/checkout"] } }
  }

  assert {
    condition     = keys(output.team_dashboard) == ["checkout"]
    error_message = "Each team has a Broadside of its own."
  }
}

run "refuses_a_name_as_a_team_s_operator" {
  command = plan

  variables {
    team_namespaces = { checkout = { operator_arns = ["jo"] } }
  }

  expect_failures = [var.team_namespaces]
}

run "refuses_a_name_as_email" {
  command = plan

  variables {
    budget_emails = ["jo"]
  }

  expect_failures = [var.budget_emails]
}

run "refuses_a_range_without_prefix" {
  command = plan

  variables {
    endpoint_cidrs = ["198.51.100.7"]
  }

  expect_failures = [var.endpoint_cidrs]
}

run "refuses_a_zone_as_region" {
  command = plan

  variables {
    region = "eu-central-1a"
  }

  expect_failures = [var.region]
}
