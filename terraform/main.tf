data "aws_partition" "current" {}

data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

locals {
  partition  = data.aws_partition.current.partition
  region     = data.aws_region.current.name
  account_id = data.aws_caller_identity.current.account_id

  # Shared with the manifests in k8s/.
  namespace = "broadside"

  pod_log_group_name = "/broadside/${var.name}/pods"

  tags = merge(var.tags, { broadside = var.name })

  # One by one, so that the control plane, which needs no way out, is made while NAT still is.
  cluster_subnet_ids = var.existing_vpc == null ? module.network[0].cluster_subnet_ids : module.existing_network[0].cluster_subnet_ids
  pod_subnet_ids     = var.existing_vpc == null ? module.network[0].pod_subnet_ids : module.existing_network[0].pod_subnet_ids
}

module "network" {
  source = "./modules/network"
  count  = var.existing_vpc == null ? 1 : 0

  name                = var.name
  region              = local.region
  availability_zones  = var.availability_zones
  single_zone         = var.single_zone
  cidr                = var.vpc_cidr
  nat_per_zone        = var.nat_per_zone
  nat_addresses       = var.nat_addresses
  interface_endpoints = var.interface_endpoints
  tags                = local.tags
}

module "existing_network" {
  source = "./modules/existing-network"
  count  = var.existing_vpc == null ? 0 : 1

  private_subnet_ids = var.existing_vpc.private_subnet_ids
  pod_subnet_ids     = var.existing_vpc.pod_subnet_ids
}

module "encryption" {
  source = "./modules/encryption"

  name            = var.name
  partition       = local.partition
  region          = local.region
  account_id      = local.account_id
  log_group_names = ["/aws/eks/${var.name}/cluster", local.pod_log_group_name]
  tags            = local.tags
}

module "cluster" {
  source = "./modules/cluster"

  name                     = var.name
  partition                = local.partition
  region                   = local.region
  account_id               = local.account_id
  kubernetes_version       = var.cluster_version
  extended_support         = var.extended_support
  coredns_version          = var.coredns_version
  namespace                = local.namespace
  cluster_subnet_ids       = local.cluster_subnet_ids
  pod_subnet_ids           = local.pod_subnet_ids
  endpoint_cidrs           = var.endpoint_cidrs
  admin_arns               = var.admin_arns
  operator_arns            = var.operator_arns
  team_operator_arns       = { for namespace, team in var.team_namespaces : namespace => team.operator_arns }
  control_plane_logs       = var.control_plane_logs
  pod_log_group_name       = local.pod_log_group_name
  log_days                 = var.log_days
  key_arn                  = module.encryption.key_arn
  permissions_boundary_arn = var.permissions_boundary_arn
  tags                     = local.tags
}

module "storage" {
  source = "./modules/storage"

  name            = var.name
  region          = local.region
  account_id      = local.account_id
  destroy_results = var.destroy_results
  key_arn         = module.encryption.key_arn
  tags            = local.tags
}

module "identity" {
  source = "./modules/identity"

  name                     = var.name
  region                   = local.region
  namespace                = local.namespace
  oidc_provider_arn        = module.cluster.oidc_provider_arn
  oidc_issuer              = module.cluster.oidc_issuer
  results_bucket_arn       = module.storage.results_bucket_arn
  results_prefix           = local.results_prefixes[local.namespace]
  key_arn                  = module.encryption.key_arn
  lambda_targets           = var.lambda_targets
  execute_api_targets      = var.execute_api_targets
  sqs_targets              = var.sqs_targets
  sns_targets              = var.sns_targets
  eventbridge_targets      = var.eventbridge_targets
  step_functions_targets   = var.step_functions_targets
  dynamodb_targets         = var.dynamodb_targets
  appsync_targets          = var.appsync_targets
  secret_arns              = var.secret_arns
  parameter_arns           = var.parameter_arns
  secret_key_arns          = var.secret_key_arns
  cognito_user_pool_arns   = var.cognito_user_pool_arns
  output_log_group_arns    = local.output_log_group_arns[local.namespace]
  output_topic_arns        = local.output_topic_arns[local.namespace]
  permissions_boundary_arn = var.permissions_boundary_arn
  tags                     = local.tags
}

module "budget" {
  source = "./modules/budget"
  count  = var.budget == null ? 0 : 1

  name        = var.name
  partition   = local.partition
  region      = local.region
  account_id  = local.account_id
  monthly_usd = var.budget.monthly_usd
  emails      = var.budget.emails
  only_tag    = var.budget.whole_account ? null : { key = "broadside", value = var.name }
  key_arn     = module.encryption.key_arn
  tags        = local.tags
}
