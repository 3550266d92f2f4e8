output "controller_role_arn" {
  description = "Role for the annotation eks.amazonaws.com/role-arn of service account controller."
  value       = aws_iam_role.this["controller"].arn
}

output "worker_role_arn" {
  description = "Role for the annotation eks.amazonaws.com/role-arn of service account worker."
  value       = aws_iam_role.this["worker"].arn
}
