mock_provider "aws" {
  source = "../../mocks"
}

variables {
  private_subnet_ids = ["subnet-a", "subnet-b"]
}

override_data {
  target = data.aws_subnet.private[0]
  values = { id = "subnet-a", availability_zone = "eu-central-1a", vpc_id = "vpc-1", map_public_ip_on_launch = false }
}

override_data {
  target = data.aws_subnet.private[1]
  values = { id = "subnet-b", availability_zone = "eu-central-1b", vpc_id = "vpc-1", map_public_ip_on_launch = false }
}

run "all_private_subnets_hold_pods" {
  command = plan

  assert {
    condition     = output.pod_subnet_ids == tolist(["subnet-a", "subnet-b"])
    error_message = "Null takes all."
  }
}

run "some_private_subnets_hold_pods" {
  command = plan

  variables {
    pod_subnet_ids = ["subnet-b"]
  }

  assert {
    condition     = output.pod_subnet_ids == tolist(["subnet-b"]) && length(output.cluster_subnet_ids) == 2
    error_message = "Pods take the one, the control plane both."
  }
}

run "refuses_a_pod_subnet_of_elsewhere" {
  command = plan

  variables {
    pod_subnet_ids = ["subnet-c"]
  }

  expect_failures = [output.pod_subnet_ids]
}

run "refuses_a_public_subnet" {
  command = plan

  override_data {
    target = data.aws_subnet.private[1]
    values = { id = "subnet-b", availability_zone = "eu-central-1b", vpc_id = "vpc-1", map_public_ip_on_launch = true }
  }

  expect_failures = [data.aws_subnet.private[1]]
}

run "refuses_a_single_zone" {
  command = plan

  override_data {
    target = data.aws_subnet.private[1]
    values = { id = "subnet-b", availability_zone = "eu-central-1a", vpc_id = "vpc-1", map_public_ip_on_launch = false }
  }

  expect_failures = [output.cluster_subnet_ids]
}

run "refuses_two_vpcs" {
  command = plan

  override_data {
    target = data.aws_subnet.private[1]
    values = { id = "subnet-b", availability_zone = "eu-central-1b", vpc_id = "vpc-2", map_public_ip_on_launch = false }
  }

  expect_failures = [output.cluster_subnet_ids]
}

run "refuses_one_subnet" {
  command = plan

  variables {
    private_subnet_ids = ["subnet-a"]
  }

  expect_failures = [var.private_subnet_ids]
}

run "refuses_no_pod_subnet" {
  command = plan

  variables {
    pod_subnet_ids = []
  }

  expect_failures = [var.pod_subnet_ids]
}
