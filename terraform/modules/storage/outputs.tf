output "repository_urls" {
  description = "Where the images controller and worker are pushed to."
  value       = { for image, repository in aws_ecr_repository.this : image => repository.repository_url }
}

output "results_bucket" {
  description = "Name of the bucket that results are kept in."
  value       = aws_s3_bucket.results.id
}

output "results_bucket_arn" {
  description = "ARN of the bucket that results are kept in."
  value       = aws_s3_bucket.results.arn
}
