output "topic_arn" {
  description = "Topic that the alarm is published to, for subscribers other than e-mail."
  value       = aws_sns_topic.this.arn
}
