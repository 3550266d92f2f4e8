mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name       = "broadside"
  region     = "eu-central-1"
  account_id = "123456789012"
  key_arn    = "arn:aws:kms:eu-central-1:123456789012:key/1"
}

run "refuses_what_makes_no_sense" {
  command = plan

  variables {
    name       = "a-name-of-21-letters-"
    region     = ""
    account_id = "acme"
    key_arn    = "1"
  }

  expect_failures = [
    var.name,
    var.region,
    var.account_id,
    var.key_arn,
  ]
}
