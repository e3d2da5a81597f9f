# The image of operator and runner. Needs build/app/lib (scripts/build.sh) and build/training (scripts/training.sh, both in
# operator/e2e); `make image` makes them and picks the bases: these public ones, or the same made of Debian packages where
# no registry is reachable.
ARG BASE=gcr.io/distroless/base-debian12:nonroot
ARG JDK=eclipse-temurin:25
ARG GO=golang:1.26

FROM ${GO} AS tools
ENV CGO_ENABLED=0 GOFLAGS=-trimpath GOCACHE=/tmp/go
COPY operator/copy /src/copy
COPY operator/launch /src/launch
RUN cd /src/copy && go build -ldflags="-s -w" -o /out/copy . && cd /src/launch && go build -ldflags="-s -w" -o /out/sluice .

FROM ${JDK} AS runtime
RUN jlink --output /opt/jre --compress zip-9 --strip-java-debug-attributes --no-header-files --no-man-pages \
    --add-modules java.base,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.security.sasl,java.sql,java.xml,jdk.httpserver,jdk.management,jdk.unsupported
COPY build/app/lib /opt/sluice/lib
COPY build/training /opt/training
COPY operator/e2e/images/sluice /opt/training/
# PostgreSQL, which the runner trains on, does not start as root.
RUN mkdir /opt/sluice/jvm && chown 65534 /opt/sluice/jvm
USER 65534
RUN sh /opt/training/train.sh

FROM ${BASE}
COPY --from=runtime /opt/jre /opt/jre
COPY --from=runtime /opt/sluice /opt/sluice
COPY --from=tools /out /opt/sluice/bin
ENV PATH=/opt/sluice/bin
USER 65532:65532
ENTRYPOINT ["/opt/sluice/bin/sluice"]
