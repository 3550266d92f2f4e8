mock_provider "aws" {
  source = "./mocks"
}

# Targeting CoreDNS makes only what it waits for.
run "coredns_waits_for_its_way_out" {
  command = apply

  variables {
    interface_endpoints = true
  }

  plan_options {
    target = [module.cluster.aws_eks_addon.coredns]
  }

  assert {
    condition     = length(module.network[0].pod_subnet_ids) == 2
    error_message = "CoreDNS must wait for the pods' subnets."
  }

  assert {
    condition     = length(module.network[0].nat_public_ips) == 1
    error_message = "CoreDNS must wait for the NAT gateway, or it stays DEGRADED."
  }
}
