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

run "refuses_a_name_of_aws" {
  command = plan

  variables {
    name = "aws/broadside"
  }

  expect_failures = [var.name]
}

run "refuses_no_partition" {
  command = plan

  variables {
    partition = ""
  }

  expect_failures = [var.partition]
}

run "refuses_no_region" {
  command = plan

  variables {
    region = ""
  }

  expect_failures = [var.region]
}

run "refuses_an_account_alias" {
  command = plan

  variables {
    account_id = "acme"
  }

  expect_failures = [var.account_id]
}

run "refuses_no_log_group" {
  command = plan

  variables {
    log_group_names = []
  }

  expect_failures = [var.log_group_names]
}
