mock_provider "aws" {
  source = "./mocks"
}

run "single_zone_holds_pods_in_one_subnet" {
  variables {
    single_zone = true
  }

  assert {
    condition     = length(module.network[0].pod_subnet_ids) == 1 && length(module.network[0].cluster_subnet_ids) == 2
    error_message = "Pods take one zone, the control plane two."
  }

  assert {
    condition     = length(output.nat_public_ips) == 1
    error_message = "One NAT gateway."
  }
}

run "nat_per_zone_with_more_addresses" {
  variables {
    availability_zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
    nat_per_zone       = true
    nat_addresses      = 2
  }

  assert {
    condition     = length(output.nat_public_ips) == 6
    error_message = "Three NAT gateways with two addresses each."
  }
}

run "existing_vpc_makes_no_network" {
  variables {
    existing_vpc = { private_subnet_ids = ["subnet-a", "subnet-b"], pod_subnet_ids = ["subnet-b"] }
  }

  override_data {
    target = module.existing_network[0].data.aws_subnet.private[0]
    values = { id = "subnet-a", availability_zone = "eu-central-1a", vpc_id = "vpc-1", map_public_ip_on_launch = false }
  }

  override_data {
    target = module.existing_network[0].data.aws_subnet.private[1]
    values = { id = "subnet-b", availability_zone = "eu-central-1b", vpc_id = "vpc-1", map_public_ip_on_launch = false }
  }

  assert {
    condition     = length(module.network) == 0
    error_message = "No VPC beside the existing one."
  }

  assert {
    condition     = module.existing_network[0].pod_subnet_ids == tolist(["subnet-b"])
    error_message = "Pods stay where they may."
  }

  assert {
    condition     = length(output.nat_public_ips) == 0
    error_message = "No NAT gateway is made."
  }
}

run "an_open_endpoint_on_request" {
  command = plan

  variables {
    endpoint_cidrs       = ["0.0.0.0/0"]
    endpoint_open_to_all = true
  }
}
