mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name         = "broadside"
  region       = "eu-central-1"
  account_id   = "123456789012"
  results_days = 365
  key_arn      = "arn:aws:kms:eu-central-1:123456789012:key/1"
}

run "refuses_a_long_name" {
  command = plan

  variables {
    name = "a-name-of-21-letters-"
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

run "refuses_an_account_alias" {
  command = plan

  variables {
    account_id = "acme"
  }

  expect_failures = [var.account_id]
}

run "refuses_results_for_half_a_day" {
  command = plan

  variables {
    results_days = 0.5
  }

  expect_failures = [var.results_days]
}

run "refuses_a_key_id" {
  command = plan

  variables {
    key_arn = "1"
  }

  expect_failures = [var.key_arn]
}
