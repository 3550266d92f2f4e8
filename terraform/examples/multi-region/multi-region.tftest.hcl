mock_provider "aws" {
  alias  = "eu_central_1"
  source = "../../mocks"
}

mock_provider "aws" {
  alias  = "us_east_1"
  source = "../../mocks"
}

mock_provider "aws" {
  alias  = "us_west_2"
  source = "../../mocks"
}

mock_provider "aws" {
  alias  = "ap_southeast_1"
  source = "../../mocks"
}

mock_provider "aws" {
  alias  = "sa_east_1"
  source = "../../mocks"
}

override_data {
  target = module.eu_central_1.data.aws_region.current
  values = { name = "eu-central-1" }
}

override_data {
  target = module.us_east_1.data.aws_region.current
  values = { name = "us-east-1" }
}

override_data {
  target = module.us_west_2.data.aws_region.current
  values = { name = "us-west-2" }
}

override_data {
  target = module.ap_southeast_1.data.aws_region.current
  values = { name = "ap-southeast-1" }
}

override_data {
  target = module.sa_east_1.data.aws_region.current
  values = { name = "sa-east-1" }
}

run "every_region_has_its_own_cluster" {
  command = plan

  assert {
    condition     = alltrue([for region, command in output.kubeconfig : strcontains(command, "--region ${region} ")])
    error_message = "Each region's commands name it."
  }

  assert {
    condition     = length(distinct(values(output.dashboard))) == 5
    error_message = "Five regions, five contexts."
  }
}

run "refuses_a_range_without_prefix" {
  command = plan

  variables {
    endpoint_cidrs = ["198.51.100.7"]
  }

  expect_failures = [var.endpoint_cidrs]
}
