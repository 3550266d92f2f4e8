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

run "refuses_what_makes_no_sense" {
  command = plan

  variables {
    name        = "broad side"
    partition   = ""
    region      = ""
    account_id  = "acme"
    monthly_usd = 0
    emails      = ["jo"]
    only_tag    = { key = "broadside", value = "" }
    key_arn     = "1"
  }

  expect_failures = [
    var.name,
    var.partition,
    var.region,
    var.account_id,
    var.monthly_usd,
    var.emails,
    var.only_tag,
    var.key_arn,
  ]
}
