mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name            = "broadside"
  partition       = "aws"
  region          = "eu-central-1"
  account_id      = "123456789012"
  log_group_names = ["/broadside/broadside/pods"]
}

run "refuses_what_makes_no_sense" {
  command = plan

  variables {
    name            = "aws/broadside"
    partition       = ""
    region          = ""
    account_id      = "acme"
    log_group_names = []
  }

  expect_failures = [
    var.name,
    var.partition,
    var.region,
    var.account_id,
    var.log_group_names,
  ]
}
