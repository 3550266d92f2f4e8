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

run "coredns_runs_on_fargate" {
  assert {
    condition     = jsondecode(aws_eks_addon.coredns.configuration_values).computeType == "Fargate"
    error_message = "Without it the pods wait for EC2."
  }

  assert {
    condition     = jsondecode(aws_eks_addon.coredns.configuration_values).autoScaling == { enabled = true, minReplicas = 2, maxReplicas = 10 }
    error_message = "Two answer a small fleet, and more a large one."
  }

  assert {
    condition     = jsondecode(aws_eks_addon.coredns.configuration_values).resources.requests == jsondecode(aws_eks_addon.coredns.configuration_values).resources.limits
    error_message = "Fargate sizes a pod by its requests."
  }

  assert {
    condition     = aws_eks_addon.coredns.resolve_conflicts_on_create == "OVERWRITE" && !aws_eks_cluster.this.bootstrap_self_managed_addons
    error_message = "The add-on is the one CoreDNS."
  }

  assert {
    condition     = { for name, profile in aws_eks_fargate_profile.this : name => one(profile.selector).namespace } == { broadside = "broadside", kube-system = "kube-system" }
    error_message = "One profile for each namespace."
  }

  assert {
    condition     = alltrue([for profile in aws_eks_fargate_profile.this : profile.subnet_ids == toset(["subnet-1"])])
    error_message = "Pods stay in the pod subnets."
  }
}

run "private_by_default" {
  assert {
    condition     = aws_eks_cluster.this.vpc_config[0].endpoint_private_access && !aws_eks_cluster.this.vpc_config[0].endpoint_public_access
    error_message = "No CIDR, no public endpoint."
  }

  assert {
    condition     = aws_eks_cluster.this.access_config[0].authentication_mode == "API"
    error_message = "Access entries only, no aws-auth."
  }

  assert {
    condition     = aws_eks_cluster.this.upgrade_policy[0].support_type == "STANDARD"
    error_message = "No extended support, which costs six times as much."
  }

  assert {
    condition     = aws_eks_cluster.this.encryption_config[0].resources == toset(["secrets"]) && aws_eks_cluster.this.encryption_config[0].provider[0].key_arn == var.key_arn
    error_message = "Secrets are encrypted with the key."
  }

  assert {
    condition     = length(aws_eks_cluster.this.enabled_cluster_log_types) == 5 && aws_cloudwatch_log_group.control_plane[0].name == "/aws/eks/broadside/cluster"
    error_message = "All five logs, in a group that was made with a retention."
  }
}

run "public_to_the_ranges_given" {
  variables {
    endpoint_cidrs = ["198.51.100.0/24"]
  }

  assert {
    condition     = aws_eks_cluster.this.vpc_config[0].endpoint_public_access && aws_eks_cluster.this.vpc_config[0].public_access_cidrs == toset(["198.51.100.0/24"])
    error_message = "Public to these ranges and no others."
  }
}

run "no_control_plane_logs_on_request" {
  variables {
    control_plane_logs = false
  }

  assert {
    condition     = length(aws_eks_cluster.this.enabled_cluster_log_types) == 0 && length(aws_cloudwatch_log_group.control_plane) == 0
    error_message = "Neither logs nor a group for them."
  }
}

run "operators_edit_one_namespace" {
  variables {
    admin_arns    = ["arn:aws:iam::123456789012:role/platform"]
    operator_arns = ["arn:aws:iam::123456789012:role/tester"]
  }

  assert {
    condition     = one(values(aws_eks_access_policy_association.admin)).policy_arn == "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
    error_message = "Administrators administer."
  }

  assert {
    condition     = one(values(aws_eks_access_policy_association.operator)).policy_arn == "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy"
    error_message = "Operators edit."
  }

  assert {
    condition     = one(one(values(aws_eks_access_policy_association.operator)).access_scope).namespaces == toset(["broadside"])
    error_message = "Operators stay in the load test's namespace."
  }
}

run "no_team_by_default" {
  command = plan

  assert {
    condition     = length(aws_eks_fargate_profile.team) == 0 && length(aws_eks_access_entry.operator) == 0
    error_message = "No team, no profile and no access."
  }
}

run "operators_of_a_team_edit_its_namespace" {
  variables {
    operator_arns = ["arn:aws:iam::123456789012:role/tester"]
    team_operator_arns = {
      checkout = ["arn:aws:iam::123456789012:role/checkout", "arn:aws:iam::123456789012:role/tester"]
      search   = ["arn:aws:iam::123456789012:role/search"]
      idle     = []
    }
  }

  assert {
    condition     = { for name, profile in aws_eks_fargate_profile.team : name => one(profile.selector).namespace } == { checkout = "checkout", idle = "idle", search = "search" }
    error_message = "Fargate runs the pods of every team, whoever may edit them."
  }

  assert {
    condition     = keys(aws_eks_fargate_profile.this) == ["broadside", "kube-system"]
    error_message = "CoreDNS waits for no team."
  }

  assert {
    condition     = alltrue([for profile in aws_eks_fargate_profile.team : profile.subnet_ids == toset(["subnet-1"])])
    error_message = "Pods of teams stay in the pod subnets, too."
  }

  assert {
    condition = { for arn, policy in aws_eks_access_policy_association.operator : arn => one(policy.access_scope).namespaces } == {
      "arn:aws:iam::123456789012:role/checkout" = toset(["checkout"])
      "arn:aws:iam::123456789012:role/search"   = toset(["search"])
      "arn:aws:iam::123456789012:role/tester"   = toset(["broadside", "checkout"])
    }
    error_message = "Each principal edits the namespaces that name it, and no others."
  }
}

run "roles_trust_and_allow_no_more_than_needed" {
  variables {
    permissions_boundary_arn = "arn:aws:iam::123456789012:policy/boundary"
  }

  assert {
    condition     = jsondecode(aws_iam_role.pod_execution.assume_role_policy).Statement[0].Condition.ArnLike["aws:SourceArn"] == "arn:aws:eks:eu-central-1:123456789012:fargateprofile/broadside/*"
    error_message = "Only this cluster's profiles use the role."
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.pod_logs.policy).Statement[0].Resource == "${aws_cloudwatch_log_group.pods.arn}:*"
    error_message = "Pods write to their log group only."
  }

  assert {
    condition     = alltrue([for role in [aws_iam_role.cluster, aws_iam_role.pod_execution] : strcontains(role.name, var.region) && role.permissions_boundary == var.permissions_boundary_arn])
    error_message = "Roles carry the region and the boundary."
  }
}

run "extended_support_on_request" {
  command = plan

  variables {
    kubernetes_version = "1.33"
    extended_support   = true
  }

  assert {
    condition     = aws_eks_cluster.this.upgrade_policy[0].support_type == "EXTENDED" && aws_eks_cluster.this.version == "1.33"
    error_message = "EKS leaves the version as it is after the end of standard support."
  }
}
