provider "aws" {
  region = var.region
}

# The cheapest that runs a load test: one zone, one NAT gateway, nothing that is kept.
module "broadside" {
  source = "../.."

  single_zone        = true
  endpoint_cidrs     = var.endpoint_cidrs
  control_plane_logs = false
  log_days           = 1
  results_days       = 30
  destroy_results    = true
  budget             = { monthly_usd = 20 }
}
