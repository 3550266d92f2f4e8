provider "aws" {
  region = var.region
}

module "broadside" {
  source = "../.."

  name           = "broadside-shared"
  endpoint_cidrs = var.endpoint_cidrs

  existing_vpc = {
    private_subnet_ids = module.platform_network.cluster_subnet_ids
    pod_subnet_ids     = module.platform_network.pod_subnet_ids
  }
}
