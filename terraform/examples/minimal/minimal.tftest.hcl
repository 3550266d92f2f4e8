mock_provider "aws" {
  source = "../../mocks"
}

run "one_zone_and_one_way_out" {
  assert {
    condition     = length(output.nat_public_ips) == 1
    error_message = "The cheapest has one NAT address."
  }

  assert {
    condition     = strcontains(output.deploy, "apply -k")
    error_message = "The next command is an output."
  }
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
