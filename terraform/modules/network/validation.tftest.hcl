mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name   = "broadside"
  region = "eu-central-1"
}

run "refuses_what_makes_no_sense" {
  command = plan

  variables {
    name               = ""
    region             = ""
    availability_zones = ["eu-central-1a"]
    cidr               = "10.0.0.0/24"
    nat_per_zone       = true
    single_zone        = true
    nat_addresses      = 9
  }

  expect_failures = [
    var.name,
    var.region,
    var.availability_zones,
    var.cidr,
    var.nat_per_zone,
    var.nat_addresses,
  ]
}

run "refuses_what_contradicts_itself" {
  command = plan

  variables {
    availability_zones = ["eu-central-1a", "eu-central-1a"]
  }

  expect_failures = [
    var.availability_zones,
  ]
}
