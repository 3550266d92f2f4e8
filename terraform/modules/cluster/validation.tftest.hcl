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

run "refuses_what_makes_no_sense" {
  command = plan

  variables {
    name                     = "broad side"
    partition                = ""
    region                   = ""
    account_id               = "acme"
    kubernetes_version       = "1.35.1"
    coredns_version          = "v1.13.1"
    namespace                = "kube-system"
    cluster_subnet_ids       = ["subnet-1"]
    pod_subnet_ids           = []
    endpoint_cidrs           = ["198.51.100.7"]
    admin_arns               = ["jo"]
    pod_log_group_name       = "the pods"
    log_days                 = 10
    key_arn                  = "1"
    permissions_boundary_arn = "boundary"
  }

  expect_failures = [
    var.name,
    var.partition,
    var.region,
    var.account_id,
    var.kubernetes_version,
    var.coredns_version,
    var.namespace,
    var.cluster_subnet_ids,
    var.pod_subnet_ids,
    var.endpoint_cidrs,
    var.admin_arns,
    var.pod_log_group_name,
    var.log_days,
    var.key_arn,
    var.permissions_boundary_arn,
  ]
}

run "refuses_what_contradicts_itself" {
  command = plan

  variables {
    admin_arns    = ["arn:aws:iam::123456789012:role/platform"]
    operator_arns = ["arn:aws:iam::123456789012:role/platform"]
  }

  expect_failures = [
    var.operator_arns,
  ]
}

run "refuses_a_team_in_a_namespace_of_others" {
  command = plan

  variables {
    team_operator_arns = { kube-system = [] }
  }

  expect_failures = [
    var.team_operator_arns,
  ]
}

run "refuses_a_team_in_the_load_test_s_namespace" {
  command = plan

  variables {
    team_operator_arns = { broadside = [] }
  }

  expect_failures = [
    var.team_operator_arns,
  ]
}

run "refuses_an_administrator_as_a_team_s_operator" {
  command = plan

  variables {
    admin_arns         = ["arn:aws:iam::123456789012:role/platform"]
    team_operator_arns = { checkout = ["arn:aws:iam::123456789012:role/platform"] }
  }

  expect_failures = [
    var.team_operator_arns,
  ]
}

run "refuses_a_team_s_operator_that_makes_no_sense" {
  command = plan

  variables {
    team_operator_arns = { checkout = ["jo"] }
  }

  expect_failures = [
    var.team_operator_arns,
  ]
}

# Apart from the administrators, who are compared with them once they make sense themselves.
run "refuses_an_operator_that_makes_no_sense" {
  command = plan

  variables {
    operator_arns = ["jo"]
  }

  expect_failures = [
    var.operator_arns,
  ]
}
