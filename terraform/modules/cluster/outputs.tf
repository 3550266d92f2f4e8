output "name" {
  description = "Name of the cluster; known only after its DNS works, so that later steps find it ready."
  value       = aws_eks_cluster.this.name

  depends_on = [aws_eks_addon.coredns]
}

output "oidc_provider_arn" {
  description = "Identity provider that service accounts assume roles by."
  value       = aws_iam_openid_connect_provider.this.arn
}

output "oidc_issuer" {
  description = "Issuer of the service accounts' tokens, without https://."
  value       = trimprefix(aws_eks_cluster.this.identity[0].oidc[0].issuer, "https://")
}
