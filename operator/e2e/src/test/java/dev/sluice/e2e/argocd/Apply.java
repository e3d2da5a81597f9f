package dev.sluice.e2e.argocd;

/** How Argo CD writes what is in Git. */
enum Apply {
  SERVER_SIDE,
  CLIENT_SIDE
}
