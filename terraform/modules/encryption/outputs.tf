output "key_arn" {
  description = "ARN of the key that encrypts everything."
  value       = aws_kms_key.this.arn
}
