# Sourced: the versions of everything that is not a Maven artifact.
KUBERNETES=v1.35.4
HELM=v3.22.0
PUBLIC_K3S=rancher/k3s:$KUBERNETES-k3s1
PUBLIC_POSTGRES=postgres:17
PUBLIC_BUSYBOX=busybox:1.36
PUBLIC_JDK=eclipse-temurin:25
PUBLIC_GO=golang:1.26
PUBLIC_BASE=gcr.io/distroless/base-debian12:nonroot
# Server binaries for where postgres:17 cannot be pulled (Maven: io.zonky.test.postgres).
POSTGRES_BINARIES=17.11.0
# What `make bench` measures beside Sluice: a Go module and a package of PyPI.
GOLANG_MIGRATE=v4.18.3
SQUAWK=2.70.0
