variable "name" {
  description = "Name of the cluster and prefix of all other names; one per account and region."
  type        = string
  default     = "broadside"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,18}[a-z0-9]$", var.name))
    error_message = "Give a name of 2 to 20 lower-case letters, digits and '-' that starts with a letter and does not end in '-'."
  }
}

variable "availability_zones" {
  description = "Names of two to six zones of the region, in the order in which they are filled; null takes the region's first two that EKS supports."
  type        = list(string)
  default     = null

  validation {
    condition     = var.availability_zones == null ? true : length(var.availability_zones) >= 2 && length(var.availability_zones) <= 6
    error_message = "Give two to six availability zones: EKS places its control plane in two. To hold the pods in one, set single_zone = true."
  }

  validation {
    condition     = var.availability_zones == null ? true : length(distinct(var.availability_zones)) == length(var.availability_zones)
    error_message = "Give each availability zone once."
  }
}

variable "single_zone" {
  description = "Whether to hold all pods and the NAT gateway in the first zone, which saves traffic between zones."
  type        = bool
  default     = false
  nullable    = false
}

variable "vpc_cidr" {
  description = "Private IPv4 range of the VPC, from /16 to /20; each zone's pods get an eighth of it."
  type        = string
  default     = "10.0.0.0/16"
  nullable    = false

  validation {
    condition     = can(regex("^[0-9.]+/(1[6-9]|20)$", var.vpc_cidr)) && try(cidrsubnet(var.vpc_cidr, 0, 0) == var.vpc_cidr, false)
    error_message = "Give an IPv4 range from /16 to /20 whose host bits are zero, such as 10.0.0.0/16."
  }
}

variable "nat_per_zone" {
  description = "Whether each zone gets its own NAT gateway, so that the other zones keep their way out when one zone fails."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !(var.nat_per_zone && var.single_zone)
    error_message = "Choose one of nat_per_zone and single_zone: pods that are held in one zone need one NAT gateway."
  }
}

variable "nat_addresses" {
  description = "Public addresses of each NAT gateway; each allows 55,000 simultaneous connections to one destination. For more than 2, raise the account's quota first."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = contains([1, 2, 3, 4, 5, 6, 7, 8], var.nat_addresses)
    error_message = "Give 1 to 8 addresses, which is what a NAT gateway can hold; for more connections also set nat_per_zone = true."
  }
}

variable "interface_endpoints" {
  description = "Whether ECR, CloudWatch Logs and STS are reached by endpoints inside the VPC instead of through NAT, which saves money above a few hundred GB a month."
  type        = bool
  default     = false
  nullable    = false
}

variable "existing_vpc" {
  description = "Subnets of an existing VPC to use instead of a new one: private ones in at least two zones with a way out through NAT and, if only some of them may hold pods, those."
  type = object({
    private_subnet_ids = list(string)
    pod_subnet_ids     = optional(list(string))
  })
  default = null

  validation {
    condition     = var.existing_vpc == null ? true : length(var.existing_vpc.private_subnet_ids) >= 2
    error_message = "Give at least two private subnets of the existing VPC: EKS places its control plane in two zones."
  }

  validation {
    condition     = try(length(var.existing_vpc.pod_subnet_ids) > 0, true)
    error_message = "Give at least one subnet for the pods, or leave pod_subnet_ids out to use all private subnets."
  }

  validation {
    condition     = var.existing_vpc == null ? true : var.availability_zones == null && !var.single_zone && !var.nat_per_zone && var.nat_addresses == 1 && !var.interface_endpoints && var.vpc_cidr == "10.0.0.0/16"
    error_message = "Leave out availability_zones, single_zone, vpc_cidr, nat_per_zone, nat_addresses and interface_endpoints: an existing VPC is used as it is. To hold the pods in one zone, give its subnets as pod_subnet_ids."
  }
}

# As of 2026-11-27, by the release calendar at https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html:
#   1.35 has standard support until 2027-03-27, and 1.36 is there, too;
#   1.34 until 2026-12-02, too soon to begin with it; its extended support ends on 2027-12-02;
#   1.33 has extended support until 2027-07-29, 1.32 until 2027-03-23; that of 1.31 ended on 2026-11-26.
# `aws eks describe-cluster-versions` tells what holds today.
variable "cluster_version" {
  description = "Kubernetes version of the cluster; raise it by one minor version at a time."
  type        = string
  default     = "1.35"
  nullable    = false

  validation {
    condition     = can(regex("^1\\.(3[2-9]|[4-9][0-9])$", var.cluster_version))
    error_message = "Give a Kubernetes version that EKS supports as major.minor, such as \"1.35\"; 1.31 and older are out of all support."
  }

  validation {
    condition     = var.extended_support || !can(regex("^1\\.3[2-4]$", var.cluster_version))
    error_message = "Give a Kubernetes version in standard support, \"1.35\" or later. An older one costs 0.60 $ instead of 0.10 $ for each hour that the cluster stands, about 438 $ instead of 73 $ a month; if you want that, set extended_support = true."
  }
}

variable "extended_support" {
  description = "Whether the cluster may have or keep a version in extended support, for 0.60 $ an hour instead of 0.10 $; without it, EKS raises the version when standard support ends."
  type        = bool
  default     = false
  nullable    = false
}

variable "coredns_version" {
  description = "Version of the CoreDNS add-on; null leaves the one that EKS installs by default for cluster_version, and changes nothing afterwards."
  type        = string
  default     = null

  validation {
    condition     = var.coredns_version == null ? true : can(regex("^v[0-9]+\\.[0-9]+\\.[0-9]+-eksbuild\\.[0-9]+$", var.coredns_version))
    error_message = "Give a version that aws eks describe-addon-versions --addon-name coredns lists, such as v1.12.4-eksbuild.1, or null."
  }
}

variable "endpoint_cidrs" {
  description = "IPv4 ranges that reach the cluster's public endpoint; empty makes it private, reachable from inside the VPC only."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for cidr in var.endpoint_cidrs : !strcontains(cidr, ":") && try(cidrsubnet(cidr, 0, 0) == cidr, false)])
    error_message = "Give each range as IPv4 CIDR whose host bits are zero, such as 198.51.100.0/24, or 198.51.100.7/32 for one address."
  }

  validation {
    condition     = var.endpoint_open_to_all || alltrue([for cidr in var.endpoint_cidrs : try(tonumber(split("/", cidr)[1]) >= 8, true)])
    error_message = "Give the ranges that you work from: one shorter than /8, such as 0.0.0.0/0, opens the endpoint to the internet. If you want that, set endpoint_open_to_all = true."
  }
}

variable "endpoint_open_to_all" {
  description = "Whether endpoint_cidrs may hold ranges shorter than /8, such as 0.0.0.0/0."
  type        = bool
  default     = false
  nullable    = false
}

variable "admin_arns" {
  description = "IAM roles and users that administer the cluster, besides whoever applies this first: EKS makes them an administrator already, and refuses to add them twice."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.admin_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/.+$", arn))])
    error_message = "Give each administrator as the ARN of an IAM role or user, such as arn:aws:iam::111122223333:role/platform; not of a session (arn:aws:sts), which is temporary."
  }
}

variable "operator_arns" {
  description = "IAM roles and users that run load tests: they may edit namespace broadside, port-forward included, and nothing else; team_namespaces has those of teams."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.operator_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/.+$", arn))])
    error_message = "Give each operator as the ARN of an IAM role or user, such as arn:aws:iam::111122223333:role/tester; not of a session (arn:aws:sts), which is temporary."
  }

  validation {
    condition     = length(setintersection(var.operator_arns, var.admin_arns)) == 0
    error_message = "Leave the administrators of admin_arns out of operator_arns: administrators may already do everything."
  }
}

variable "team_namespaces" {
  description = "Namespaces of teams, each with its own Broadside: its Fargate profile, its roles, its results under teams/NAMESPACE/runs/, the operators who may edit it and nothing else, and what its workers may call and its controller may write to, in fields with the names of the variables for namespace broadside."
  type = map(object({
    operator_arns          = optional(list(string), [])
    outputs                = optional(list(string), [])
    lambda_targets         = optional(list(string), [])
    execute_api_targets    = optional(list(string), [])
    sqs_targets            = optional(list(string), [])
    sns_targets            = optional(list(string), [])
    eventbridge_targets    = optional(list(string), [])
    step_functions_targets = optional(list(string), [])
    dynamodb_targets       = optional(list(string), [])
    appsync_targets        = optional(list(string), [])
    secret_arns            = optional(list(string), [])
    parameter_arns         = optional(list(string), [])
    secret_key_arns        = optional(list(string), [])
    cognito_user_pool_arns = optional(list(string), [])
  }))
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for namespace in keys(var.team_namespaces) :
      can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", namespace)) && !can(regex("^(kube|eks)-", namespace)) && !contains(["aws-observability", "broadside", "default"], namespace)
    ])
    error_message = "Give each team a namespace of lower-case letters, digits and '-' that neither starts nor ends with '-'. The namespaces aws-observability, broadside and default are taken, and so are names that begin with kube- or eks-."
  }

  validation {
    condition     = alltrue([for namespace in keys(var.team_namespaces) : length(namespace) + length(var.name) <= 37])
    error_message = "Give namespaces that have at most 37 characters together with the cluster's name: the name of a role holds both and the region, and IAM allows at most 64 characters."
  }

  validation {
    condition     = length(var.team_namespaces) <= 8
    error_message = "Give at most 8 namespaces of teams: EKS allows ten Fargate profiles in a cluster, and those of kube-system and broadside are two of them."
  }

  validation {
    condition = alltrue([
      for arn in flatten(values(var.team_namespaces)[*].operator_arns) : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/.+$", arn))
    ])
    error_message = "Give each operator of a team as the ARN of an IAM role or user, such as arn:aws:iam::111122223333:role/checkout; not of a session (arn:aws:sts), which is temporary."
  }

  validation {
    condition     = length(setintersection(flatten(values(var.team_namespaces)[*].operator_arns), var.admin_arns)) == 0
    error_message = "Leave the administrators of admin_arns out of the operators of teams: administrators may already do everything."
  }

  validation {
    condition     = alltrue([for output in flatten(values(var.team_namespaces)[*].outputs) : can(regex(local.output_form, output))])
    error_message = "Give each output of a team in one of the forms that the variable outputs takes: otlp=, influxdb=, influxdb2=, statsd=, dogstatsd=, cloudwatch= or sns=, without a password."
  }
}

variable "control_plane_logs" {
  description = "Whether the control plane writes all five of its logs to CloudWatch."
  type        = bool
  default     = true
  nullable    = false
}

variable "log_days" {
  description = "Days that logs of pods and control plane are kept."
  type        = number
  default     = 14
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731], var.log_days)
    error_message = "Give a number of days that CloudWatch Logs supports: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545 or 731."
  }
}

variable "lambda_targets" {
  description = "Lambda functions, versions or aliases that workers may invoke, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.lambda_targets : can(regex("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[a-zA-Z0-9_-]+(:[a-zA-Z0-9$_-]+)?$", arn))])
    error_message = "Give each Lambda target as the full ARN of a function, version or alias, without wildcards."
  }
}

variable "execute_api_targets" {
  description = "Stages, methods or paths of API Gateway that workers may call with IAM authorisation, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.execute_api_targets : can(regex("^arn:aws[a-z-]*:execute-api:[a-z0-9-]+:[0-9]{12}:[a-z0-9]+/[^*/]+/.+$", arn))])
    error_message = "Give each API target as arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/METHOD/PATH; only METHOD and PATH may be '*'."
  }
}

variable "sqs_targets" {
  description = "SQS queues that workers may send to, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.sqs_targets : can(regex("^arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:[a-zA-Z0-9_-]+(\\.fifo)?$", arn))])
    error_message = "Give each queue as its full ARN, without wildcards."
  }
}

variable "sns_targets" {
  description = "SNS topics that workers may publish to, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.sns_targets : can(regex("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[a-zA-Z0-9_-]+(\\.fifo)?$", arn))])
    error_message = "Give each topic as its full ARN, without wildcards."
  }
}

variable "eventbridge_targets" {
  description = "EventBridge buses that workers may put events on, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.eventbridge_targets : can(regex("^arn:aws[a-z-]*:events:[a-z0-9-]+:[0-9]{12}:event-bus/[a-zA-Z0-9/._-]+$", arn))])
    error_message = "Give each bus as its full ARN, such as arn:aws:events:eu-central-1:111122223333:event-bus/default, without wildcards."
  }
}

variable "step_functions_targets" {
  description = "State machines that workers may start, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.step_functions_targets : can(regex("^arn:aws[a-z-]*:states:[a-z0-9-]+:[0-9]{12}:stateMachine:[a-zA-Z0-9_-]+$", arn))])
    error_message = "Give each state machine as its full ARN, without version, alias and wildcards."
  }
}

variable "dynamodb_targets" {
  description = "DynamoDB tables that workers may put items into and get them from, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.dynamodb_targets : can(regex("^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/[a-zA-Z0-9_.-]+$", arn))])
    error_message = "Give each table as its full ARN, without index and wildcards."
  }
}

variable "appsync_targets" {
  description = "Fields of AppSync APIs that workers may call with IAM authorisation, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.appsync_targets : can(regex("^arn:aws[a-z-]*:appsync:[a-z0-9-]+:[0-9]{12}:apis/[a-z0-9]+/types/[a-zA-Z0-9_]+/fields/[a-zA-Z0-9_]+$", arn))])
    error_message = "Give each field as arn:aws:appsync:REGION:ACCOUNT:apis/API/types/TYPE/fields/FIELD, such as types/Query/fields/orders, without wildcards."
  }
}

variable "secret_arns" {
  description = "Secrets of Secrets Manager that plans may name as aws-secret:, and no others; workers read them."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.secret_arns : can(regex("^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[a-zA-Z0-9/_+=.@-]+-[a-zA-Z0-9]{6}$", arn))])
    error_message = "Give each secret as its full ARN, with the six characters that AWS puts at its end, without wildcards."
  }
}

variable "parameter_arns" {
  description = "Parameters of Parameter Store that plans may name as ssm:, and no others; workers read them."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.parameter_arns : can(regex("^arn:aws[a-z-]*:ssm:[a-z0-9-]+:[0-9]{12}:parameter/[a-zA-Z0-9_./-]+$", arn))])
    error_message = "Give each parameter as its full ARN, without version and wildcards."
  }
}

variable "secret_key_arns" {
  description = "KMS keys of your own that encrypt these secrets and parameters; workers may decrypt with them through these two services only."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.secret_key_arns : can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[a-z0-9-]+$", arn))])
    error_message = "Give each key as its full ARN, not as the ARN of an alias, without wildcards."
  }

  validation {
    condition     = length(var.secret_key_arns) == 0 || length(var.secret_arns) + length(var.parameter_arns) > 0
    error_message = "Leave secret_key_arns empty, or give the secrets or parameters that these keys encrypt."
  }
}

variable "cognito_user_pool_arns" {
  description = "Cognito user pools that the controller may create and delete test users in, and no others; workers log them in without a permission."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.cognito_user_pool_arns : can(regex("^arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[a-zA-Z0-9_-]+$", arn))])
    error_message = "Give each user pool as its full ARN, without wildcards."
  }
}

variable "permissions_boundary_arn" {
  description = "Permissions boundary of every IAM role made here; null sets none."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null ? true : can(regex("^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$", var.permissions_boundary_arn))
    error_message = "Give the ARN of an IAM policy, such as arn:aws:iam::111122223333:policy/boundary, or null."
  }
}

variable "results_days" {
  description = "Days after which the controller deletes a run from the bucket, unless it is marked as a baseline."
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition     = var.results_days >= 1 && floor(var.results_days) == var.results_days
    error_message = "Give a whole number of days, at least 1."
  }
}

variable "destroy_results" {
  description = "Whether a destroy deletes results that are still in the bucket, instead of stopping there; apply it before the destroy."
  type        = bool
  default     = false
  nullable    = false
}

variable "budget" {
  description = "US dollars a month and the addresses to warn at 80 % spent and 100 % forecast; null creates no budget. Without whole_account, only resources with the tag broadside are counted, after you activate this tag for cost allocation."
  type = object({
    monthly_usd   = number
    emails        = optional(list(string), [])
    whole_account = optional(bool, true)
  })
  default = { monthly_usd = 100 }

  validation {
    condition     = var.budget == null ? true : var.budget.monthly_usd > 0
    error_message = "Give a budget above 0 US dollars a month, or null for none."
  }

  validation {
    condition     = var.budget == null ? true : alltrue([for email in var.budget.emails : can(regex("^[^@[:space:]]+@[^@[:space:]]+$", email))])
    error_message = "Give each address as name@example.com."
  }
}

variable "outputs" {
  description = "Where the controller sends the measurements of runs, such as otlp=http://collector.monitoring:4318; docs/outputs.md has the forms. Its role may write to the log groups (cloudwatch=) and topics (sns=) among them, which must exist. Credentials and webhooks belong in a Kubernetes Secret, not here."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for output in var.outputs : can(regex(local.output_form, output))])
    error_message = "Give each output as otlp=, influxdb= or influxdb2= and a URL without a user, as statsd= or dogstatsd= and host:port, as cloudwatch= and a log group with or without its region and ':' before it, or as sns= and the ARN of a topic that is not FIFO. The URLs of webhooks are secrets: kubectl create secret generic outputs --from-literal=BROADSIDE_WEBHOOK=..."
  }
}

variable "image_tag" {
  description = "Tag of the images in the commands that the outputs give; no tag can be pushed to the repositories twice."
  type        = string
  default     = "0.1.0"
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$", var.image_tag))
    error_message = "Give a tag of letters, digits, '_', '.' and '-' that does not start with '.' or '-'."
  }
}

variable "tags" {
  description = "Tags of all resources, besides broadside = name."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for key in keys(var.tags) : !startswith(lower(key), "aws:") && lower(key) != "broadside" && key != "Name"])
    error_message = "Leave out the tags that are set here (broadside, Name) and those that AWS reserves (aws:...)."
  }
}
