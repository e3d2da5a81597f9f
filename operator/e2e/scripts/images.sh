#!/usr/bin/env bash
# Makes every image that cluster tests need and writes their names, and those of the tools, into build/e2e.properties.
. "$(dirname "$0")/common.sh"
. "$scripts/versions.sh"

"$scripts/daemon.sh"
k3s=$("$scripts/cluster-image.sh")
postgres=$("$scripts/postgres-image.sh")
sluice=$("$scripts/image.sh")
busybox=local/busybox:1
if [ "$("$scripts/registry.sh")" = yes ]; then busybox=$PUBLIC_BUSYBOX; have_image "$busybox" || docker pull -q "$busybox" >/dev/null; fi
scripts_image=local/scripts:$(digest operator/e2e/images/scripts)
have_image "$scripts_image" || quietly image-scripts docker build -t "$scripts_image" "$e2e/images/scripts"
"$scripts/tools.sh"
argocd=$("$scripts/argocd.sh")

# One archive, shared layers once.
tar=$out/images-$(sha256sum <<<"$sluice $postgres $busybox $scripts_image" | cut -c1-12).tar
if ! [ -e "$tar" ]; then
  rm -f "$out"/images-*.tar
  docker save "$sluice" "$postgres" "$busybox" "$scripts_image" -o "$tar.part" && mv "$tar.part" "$tar"
fi

cat >"$out/e2e.properties.new" <<P
k3s=$k3s
sluice=$sluice
postgres=$postgres
busybox=$busybox
scripts=$scripts_image
tar=$tar
helm=$(readlink "$out/helm")
kubectl=$(readlink "$out/kubectl")
argocd=$argocd
chart=$root/helm/sluice
P
mv "$out/e2e.properties.new" "$out/e2e.properties"
