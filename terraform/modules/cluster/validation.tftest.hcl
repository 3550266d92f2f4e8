mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name               = "broadside"
  partition          = "aws"
  region             = "eu-central-1"
  account_id         = "123456789012"
  kubernetes_version = "1.35"
  namespace          = "broadside"
  cluster_subnet_ids = ["subnet-1", "subnet-2"]
  pod_subnet_ids     = ["subnet-1"]
  control_plane_logs = true
  pod_log_group_name = "/broadside/broadside/pods"
  log_days           = 14
  key_arn            = "arn:aws:kms:eu-central-1:123456789012:key/1"
}

run "refuses_a_name_with_a_space" {
  command = plan

  variables {
    name = "broad side"
  }

  expect_failures = [var.name]
}

run "refuses_no_partition" {
  command = plan

  variables {
    partition = ""
  }

  expect_failures = [var.partition]
}

run "refuses_no_region" {
  command = plan

  variables {
    region = ""
  }

  expect_failures = [var.region]
}

run "refuses_an_account_alias" {
  command = plan

  variables {
    account_id = "acme"
  }

  expect_failures = [var.account_id]
}

run "refuses_a_patch_version" {
  command = plan

  variables {
    kubernetes_version = "1.35.1"
  }

  expect_failures = [var.kubernetes_version]
}

run "refuses_a_coredns_version_without_build" {
  command = plan

  variables {
    coredns_version = "v1.13.1"
  }

  expect_failures = [var.coredns_version]
}

run "refuses_the_systems_namespace" {
  command = plan

  variables {
    namespace = "kube-system"
  }

  expect_failures = [var.namespace]
}

run "refuses_one_cluster_subnet" {
  command = plan

  variables {
    cluster_subnet_ids = ["subnet-1"]
  }

  expect_failures = [var.cluster_subnet_ids]
}

run "refuses_no_pod_subnet" {
  command = plan

  variables {
    pod_subnet_ids = []
  }

  expect_failures = [var.pod_subnet_ids]
}

run "refuses_an_address_as_range" {
  command = plan

  variables {
    endpoint_cidrs = ["198.51.100.7"]
  }

  expect_failures = [var.endpoint_cidrs]
}

run "refuses_a_name_as_admin" {
  command = plan

  variables {
    admin_arns = ["jo"]
  }

  expect_failures = [var.admin_arns]
}

run "refuses_a_name_as_operator" {
  command = plan

  variables {
    operator_arns = ["jo"]
  }

  expect_failures = [var.operator_arns]
}

run "refuses_an_admin_as_operator" {
  command = plan

  variables {
    admin_arns    = ["arn:aws:iam::123456789012:role/platform"]
    operator_arns = ["arn:aws:iam::123456789012:role/platform"]
  }

  expect_failures = [var.operator_arns]
}

run "refuses_a_log_group_with_a_space" {
  command = plan

  variables {
    pod_log_group_name = "the pods"
  }

  expect_failures = [var.pod_log_group_name]
}

run "refuses_a_retention_that_logs_do_not_know" {
  command = plan

  variables {
    log_days = 10
  }

  expect_failures = [var.log_days]
}

run "refuses_a_key_id" {
  command = plan

  variables {
    key_arn = "1"
  }

  expect_failures = [var.key_arn]
}

run "refuses_a_name_as_boundary" {
  command = plan

  variables {
    permissions_boundary_arn = "boundary"
  }

  expect_failures = [var.permissions_boundary_arn]
}
