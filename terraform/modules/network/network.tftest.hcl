mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name   = "broadside"
  region = "eu-central-1"
}

run "two_zones_and_one_way_out" {
  assert {
    condition     = keys(aws_subnet.private) == ["eu-central-1a", "eu-central-1b"]
    error_message = "The region's first two zones."
  }

  assert {
    condition     = { for zone, subnet in aws_subnet.private : zone => subnet.cidr_block } == { eu-central-1a = "10.0.0.0/19", eu-central-1b = "10.0.32.0/19" }
    error_message = "An eighth of the range for the pods of each zone."
  }

  assert {
    condition     = { for zone, subnet in aws_subnet.public : zone => subnet.cidr_block } == { eu-central-1a = "10.0.224.0/24", eu-central-1b = "10.0.225.0/24" }
    error_message = "Public subnets share the last eighth."
  }

  assert {
    condition     = keys(aws_nat_gateway.this) == ["eu-central-1a"] && alltrue([for route in aws_route.nat : route.nat_gateway_id == aws_nat_gateway.this["eu-central-1a"].id])
    error_message = "All zones go out by the one NAT gateway."
  }

  assert {
    condition     = aws_vpc_endpoint.s3.vpc_endpoint_type == "Gateway" && aws_vpc_endpoint.s3.route_table_ids == toset([for table in aws_route_table.private : table.id])
    error_message = "Images come from S3, and never through NAT."
  }

  assert {
    condition     = length(aws_vpc_endpoint.interface) == 0
    error_message = "Interface endpoints cost by the hour: only on request."
  }

  assert {
    condition     = alltrue([for subnet in concat(values(aws_subnet.private), values(aws_subnet.public)) : subnet.map_public_ip_on_launch == false])
    error_message = "Nothing gets a public address by itself."
  }
}

run "zones_exclude_those_that_eks_refuses" {
  command = plan

  assert {
    condition     = data.aws_availability_zones.available[0].exclude_zone_ids == toset(["cac1-az3", "use1-az3", "usw1-az2"])
    error_message = "EKS refuses control planes in these zones."
  }
}

run "six_zones_fit_the_smallest_range" {
  variables {
    availability_zones = ["a", "b", "c", "d", "e", "f"]
    cidr               = "10.1.0.0/20"
  }

  assert {
    condition     = aws_subnet.private["f"].cidr_block == "10.1.10.0/23" && aws_subnet.public["f"].cidr_block == "10.1.14.80/28"
    error_message = "No subnet is smaller than AWS allows."
  }
}

run "single_zone_holds_pods_endpoints_and_nat" {
  variables {
    single_zone         = true
    interface_endpoints = true
  }

  assert {
    condition     = output.pod_subnet_ids == [aws_subnet.private["eu-central-1a"].id] && length(output.cluster_subnet_ids) == 2
    error_message = "Pods take one zone, the control plane two."
  }

  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.interface : endpoint.subnet_ids == toset([aws_subnet.private["eu-central-1a"].id])])
    error_message = "No endpoint is paid for where there is no pod."
  }
}

run "nat_per_zone_stays_in_its_zone" {
  variables {
    nat_per_zone  = true
    nat_addresses = 2
  }

  assert {
    condition     = alltrue([for zone, route in aws_route.nat : route.nat_gateway_id == aws_nat_gateway.this[zone].id])
    error_message = "Each zone goes out by its own NAT gateway."
  }

  assert {
    condition     = alltrue([for gateway in aws_nat_gateway.this : length(gateway.secondary_allocation_ids) == 1]) && length(output.nat_public_ips) == 4
    error_message = "Each NAT gateway has a second address."
  }
}

run "interface_endpoints_are_reached_from_the_vpc_only" {
  variables {
    interface_endpoints = true
  }

  assert {
    condition     = keys(aws_vpc_endpoint.interface) == ["ecr.api", "ecr.dkr", "logs", "sts"] && alltrue([for endpoint in aws_vpc_endpoint.interface : endpoint.private_dns_enabled])
    error_message = "What pods need to start and to log."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.endpoints[0].cidr_ipv4 == "10.0.0.0/16" && aws_vpc_security_group_ingress_rule.endpoints[0].from_port == 443
    error_message = "HTTPS from the VPC."
  }
}
