mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name   = "broadside"
  region = "eu-central-1"
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

run "refuses_one_zone" {
  command = plan

  variables {
    availability_zones = ["eu-central-1a"]
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

run "refuses_a_small_range" {
  command = plan

  variables {
    cidr = "10.0.0.0/24"
  }

  expect_failures = [var.cidr]
}

run "refuses_nat_per_zone_in_a_single_zone" {
  command = plan

  variables {
    nat_per_zone = true
    single_zone  = true
  }

  expect_failures = [var.nat_per_zone]
}

run "refuses_nine_nat_addresses" {
  command = plan

  variables {
    nat_addresses = 9
  }

  expect_failures = [var.nat_addresses]
}
