#!/usr/bin/env bash
# Prints the images that the Dockerfiles build from, as BASE, JDK and GO: the public ones, or, where no registry
# is reachable, the same made of Debian packages, the local JDK and the local Go.
. "$(dirname "$0")/common.sh"
. "$scripts/versions.sh"
if [ "$("$scripts/registry.sh")" = yes ]; then
  echo "BASE=$PUBLIC_BASE JDK=$PUBLIC_JDK GO=$PUBLIC_GO"; exit 0
fi
java_home=$("$scripts/jdk.sh"); need_go
java_version=$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$java_home/release" | tr + _)
go_root=$(go env GOROOT); go_version=$(go env GOVERSION)
recipe=$(digest operator/e2e/scripts/bases.sh)
base=local/base:$recipe shell=local/shell:$recipe jdk=local/jdk:$java_version-$recipe go=local/go:${go_version#go}-$recipe

# What distroless base holds: libc, certificates, time zones, names of services, and a user who is not root.
debian_root() {
  unpack "$1" libc6 libssl3 ca-certificates tzdata base-files netbase
  rm -rf "$1"/usr/share/{doc,man,locale,lintian,bug} "$1"/usr/lib/x86_64-linux-gnu/{gconv,ossl-modules,engines-3}
  mkdir -p "$1"/{tmp,etc/ssl/certs,home/nonroot,root}; chmod 1777 "$1/tmp"; chown 65532:65532 "$1/home/nonroot"
  cat "$1"/usr/share/ca-certificates/mozilla/*.crt >"$1/etc/ssl/certs/ca-certificates.crt"
  printf 'root:x:0:0:root:/root:/sbin/nologin\nnobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n' >"$1/etc/passwd"
  printf 'root:x:0:\nnobody:x:65534:\nnonroot:x:65532:\n' >"$1/etc/group"
}

unpack() { # DIR PACKAGE...
  local to=$1 p; shift
  mkdir -p "$cache/debs" "$to"
  cd "$cache/debs"
  for p in "$@"; do
    compgen -G "${p}_*.deb" >/dev/null || apt-get download -qq "$p" 2>/dev/null || { apt-get update -qq; apt-get download -qq "$p"; }
    dpkg-deb -x "${p}"_*.deb "$to"
  done
  cd "$root"
}

with_shell() { # for images that only build or test: a static busybox under every name it answers to
  mkdir -p "$1/bin"; cp "$(command -v busybox)" "$1/bin/busybox"
  local applet; for applet in $("$1/bin/busybox" --list); do [ -e "$1/bin/$applet" ] || ln -s busybox "$1/bin/$applet"; done
}

make() {
  have_image "$base" && have_image "$shell" && have_image "$jdk" && have_image "$go" && have_image local/busybox:1 && return 0
  say "making base images of Debian packages, the local JDK and the local Go"
  debian busybox-static
  local work; work=$(mktemp -d)
  mkdir "$work/shell"; with_shell "$work/shell"
  have_image local/busybox:1 || tar c --owner=0 --group=0 -C "$work/shell" . | docker import -c 'CMD ["/bin/sh"]' -c 'ENV PATH=/bin' - local/busybox:1 >/dev/null
  debian_root "$work/root"
  have_image "$base" || tar c -C "$work/root" . | docker import -c 'USER 65532:65532' -c 'ENV PATH=/usr/bin:/bin SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt' - "$base" >/dev/null
  with_shell "$work/root"
  unpack "$work/root" libstdc++6 libgcc-s1 # for PostgreSQL
  tar c -C "$work/root" . | docker import -c 'ENV PATH=/bin:/usr/bin' - "$shell" >/dev/null
  mkdir "$work/context"
  have_image "$jdk" || layer "$work/context" "$java_home" opt/java/openjdk "$jdk" JAVA_HOME
  have_image "$go" || layer "$work/context" "$go_root" usr/local/go "$go" GOROOT
  rm -rf "$work"
}

layer() { # CONTEXT FROM TO IMAGE VARIABLE: the tree FROM as /TO, its bin first on PATH
  tar ch -C "$2" --exclude=./src.zip --exclude=./jmods --exclude=./test --transform "s,^\.,$3," -f "$1/tree.tar" .
  printf 'FROM %s\nADD tree.tar /\nENV %s=/%s PATH=/%s/bin:/bin:/usr/bin\n' "$shell" "$5" "$3" "$3" >"$1/Dockerfile"
  quietly "image-${5}" docker build -t "$4" "$1"
}
locked bases make
echo "BASE=$base JDK=$jdk GO=$go SHELL_BASE=$shell"
