#!/usr/bin/env bash
# Prints the image that Testcontainers' K3sContainer starts: rancher/k3s where there is a registry, else a stand-in made
# of Debian packages and Go modules (operator/e2e/cluster). Cold about 10 minutes, warm a second.
. "$(dirname "$0")/common.sh"
. "$scripts/versions.sh"
if [ "$("$scripts/registry.sh")" = yes ]; then echo "$PUBLIC_K3S"; exit 0; fi

sources=$(digest operator/e2e/cluster)
image=local/k3s:$KUBERNETES-$sources
work=$cache/cluster/$sources

gobuild() { (cd "$e2e/cluster/$1" && CGO_ENABLED=0 go build -trimpath -ldflags="-s -w ${4:-}" -o "$3.part" "$2" && mv "$3.part" "$3"); }
gobuild_once() { [ -x "$3" ] || gobuild "$@"; }

base() {
  have_image local/k3s-base:12 && return 0
  local tar=$cache/cluster/base-12.tar
  if ! [ -e "$tar" ]; then
    say "making the node's Debian"
    debian debootstrap
    rm -rf "$cache/cluster/rootfs"
    quietly debootstrap debootstrap --variant=minbase --include=iptables,conntrack,runc,containerd,containernetworking-plugins,socat,iproute2,mount,util-linux,kmod,ca-certificates,procps bookworm "$cache/cluster/rootfs"
    tar c --exclude=./var/cache/apt --exclude=./var/lib/apt/lists --exclude=./usr/share/doc --exclude=./usr/share/man --exclude=./usr/share/locale \
      -C "$cache/cluster/rootfs" . >"$tar.part"
    mv "$tar.part" "$tar"; rm -rf "$cache/cluster/rootfs"
  fi
  docker import "$tar" local/k3s-base:12 >/dev/null
}

pause() {
  mkdir -p "$work/pause" "$work/images"
  gobuild_once node ./cmd/pause "$work/pause/pause"
  have_image local/pause:1 || tar c --owner=0 --group=0 -C "$work/pause" . | docker import -c 'ENTRYPOINT ["/pause"]' - local/pause:1 >/dev/null
  docker save local/pause:1 -o "$work/images/pause.tar"
}

build() {
  have_image "$image" && return 0
  need_go
  mkdir -p "$work"
  base
  pause
  say "compiling Kubernetes $KUBERNETES for the test cluster (the first time up to 10 minutes)"
  gobuild_once node ./cmd/runc-nosysres "$work/runc-nosysres"
  local stamp="-X k8s.io/component-base/version.gitVersion=$KUBERNETES -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=35"
  quietly compile-k3s gobuild_once node ./cmd/k3s "$work/k3s" "$stamp"
  quietly compile-coredns gobuild_once dns . "$work/coredns"
  cp "$e2e/cluster/Dockerfile" "$work/Dockerfile"; echo pause >"$work/.dockerignore"
  quietly image-k3s docker build -t "$image" "$work"
}
locked cluster build
echo "$image"
