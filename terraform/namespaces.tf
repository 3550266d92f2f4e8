# What each namespace has of its own: the load test's, and those of teams.
locals {
  namespaces = concat([local.namespace], keys(var.team_namespaces))

  # No prefix lies below another one: a namespace's role does not reach the results of any other.
  results_prefixes = merge(
    { for namespace in keys(var.team_namespaces) : namespace => "teams/${namespace}/runs/" },
    { (local.namespace) = "runs/" },
  )

  outputs = merge(
    { for namespace, team in var.team_namespaces : namespace => team.outputs },
    { (local.namespace) = var.outputs },
  )

  # The forms of docs/outputs.md that hold no secret.
  output_form = join("|", [
    "^(otlp|influxdb|influxdb2)=https?://[^@[:space:],]+$",
    "^(dog)?statsd=[^@/[:space:],]+:[0-9]+$",
    "^cloudwatch=([a-z]{2}(-[a-z]+)+-[0-9]:)?[A-Za-z0-9_/.#-]{1,512}$",
    "^sns=arn:aws[a-z-]*:sns:[a-z]{2}(-[a-z]+)+-[0-9]:[0-9]{12}:[A-Za-z0-9_-]{1,256}$",
  ])

  # What outputs name in AWS, the controller's role may write to. No name of a log group has a colon.
  output_log_groups = {
    for namespace, outputs in local.outputs : namespace =>
    [for output in outputs : split(":", trimprefix(output, "cloudwatch=")) if startswith(output, "cloudwatch=")]
  }
  output_log_group_arns = {
    for namespace, groups in local.output_log_groups : namespace => [
      for parts in groups :
      "arn:${local.partition}:logs:${length(parts) > 1 ? parts[0] : local.region}:${local.account_id}:log-group:${parts[length(parts) - 1]}"
    ]
  }
  output_topic_arns = {
    for namespace, outputs in local.outputs : namespace =>
    [for output in outputs : trimprefix(output, "sns=") if startswith(output, "sns=")]
  }

  # By namespace, and by service account.
  roles = {
    for namespace, identity in merge(module.team_identity, { (local.namespace) = module.identity }) :
    namespace => { controller = identity.controller_role_arn, worker = identity.worker_role_arn }
  }
}

module "team_identity" {
  source   = "./modules/identity"
  for_each = var.team_namespaces

  name                     = var.name
  region                   = local.region
  namespace                = each.key
  team                     = true
  oidc_provider_arn        = module.cluster.oidc_provider_arn
  oidc_issuer              = module.cluster.oidc_issuer
  results_bucket_arn       = module.storage.results_bucket_arn
  results_prefix           = local.results_prefixes[each.key]
  key_arn                  = module.encryption.key_arn
  lambda_targets           = each.value.lambda_targets
  execute_api_targets      = each.value.execute_api_targets
  sqs_targets              = each.value.sqs_targets
  sns_targets              = each.value.sns_targets
  eventbridge_targets      = each.value.eventbridge_targets
  step_functions_targets   = each.value.step_functions_targets
  dynamodb_targets         = each.value.dynamodb_targets
  appsync_targets          = each.value.appsync_targets
  secret_arns              = each.value.secret_arns
  parameter_arns           = each.value.parameter_arns
  secret_key_arns          = each.value.secret_key_arns
  cognito_user_pool_arns   = each.value.cognito_user_pool_arns
  output_log_group_arns    = local.output_log_group_arns[each.key]
  output_topic_arns        = local.output_topic_arns[each.key]
  permissions_boundary_arn = var.permissions_boundary_arn
  tags                     = local.tags
}
