mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name        = "broadside"
  partition   = "aws"
  region      = "eu-central-1"
  account_id  = "123456789012"
  monthly_usd = 100
  key_arn     = "arn:aws:kms:eu-central-1:123456789012:key/1"
}

run "refuses_a_name_with_a_space" {
  command = plan

  variables {
    name = "broad side"
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

run "refuses_nothing" {
  command = plan

  variables {
    monthly_usd = 0
  }

  expect_failures = [var.monthly_usd]
}

run "refuses_a_name_as_email" {
  command = plan

  variables {
    emails = ["jo"]
  }

  expect_failures = [var.emails]
}

run "refuses_a_tag_without_value" {
  command = plan

  variables {
    only_tag = { key = "broadside", value = "" }
  }

  expect_failures = [var.only_tag]
}

run "refuses_a_key_id" {
  command = plan

  variables {
    key_arn = "1"
  }

  expect_failures = [var.key_arn]
}
