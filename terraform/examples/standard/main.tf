provider "aws" {
  region = var.region
}

# For a team, or several: a way out in every zone, images and logs past NAT, operators who are no administrators.
module "broadside" {
  source = "../.."

  nat_per_zone        = true
  interface_endpoints = true
  endpoint_cidrs      = var.endpoint_cidrs
  operator_arns       = var.operator_arns
  team_namespaces     = var.team_namespaces
  budget              = { monthly_usd = 500, emails = var.budget_emails }
  tags                = { team = "load-testing" }
}
