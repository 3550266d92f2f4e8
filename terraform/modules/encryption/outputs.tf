output "key_arn" {
  description = "ARN of the key that everything is encrypted with."
  value       = aws_kms_key.this.arn
}
