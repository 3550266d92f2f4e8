mock_provider "aws" {
  source = "../../mocks"
}

override_data {
  target = module.broadside.module.existing_network[0].data.aws_subnet.private[0]
  values = { id = "subnet-a", availability_zone = "eu-central-1a", vpc_id = "vpc-1", map_public_ip_on_launch = false }
}

override_data {
  target = module.broadside.module.existing_network[0].data.aws_subnet.private[1]
  values = { id = "subnet-b", availability_zone = "eu-central-1b", vpc_id = "vpc-1", map_public_ip_on_launch = false }
}

run "cluster_takes_the_name_of_its_own" {
  command = plan

  assert {
    condition     = output.dashboard == "kubectl --context broadside-shared-eu-central-1 -n broadside port-forward svc/controller 8080"
    error_message = "The commands follow the name."
  }
}

run "refuses_a_range_without_prefix" {
  command = plan

  variables {
    endpoint_cidrs = ["198.51.100.7"]
  }

  expect_failures = [var.endpoint_cidrs]
}

run "refuses_a_zone_as_region" {
  command = plan

  variables {
    region = "eu-central-1a"
  }

  expect_failures = [var.region]
}
