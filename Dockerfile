# Claimlint and nothing else, for articles in the current folder:
#   docker build --tag claimlint .
#   docker run --rm --volume "$PWD:/work:ro" claimlint check
# With a shell and git, as CI systems and --since need them:
#   docker build --target ci --tag claimlint:ci .

FROM rust:1.95-alpine3.22 AS build
# The headers of the C library, for the parser, and what lists the licences. Alpine keeps only the newest version of a package.
# hadolint ignore=DL3018
RUN apk add --no-cache musl-dev python3
WORKDIR /src
COPY Cargo.toml Cargo.lock ./
COPY grammar grammar
COPY server server
COPY .github/scripts/third-party-licences.py .github/scripts/
# Rust on Alpine links statically, so that the program runs where there is nothing else.
RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/src/target \
    cargo build --release --locked --package claimlint && \
    cp target/release/claimlint /claimlint && \
    .github/scripts/third-party-licences.py "$(rustc --print host-tuple)" >/THIRD-PARTY.md

FROM alpine:3.22 AS ci
# git does not read a repository that belongs to somebody else, as a mounted one does, unless it is told to.
# hadolint ignore=DL3018
RUN apk add --no-cache git && \
    git config --system --add safe.directory '*'
COPY LICENSE-MIT LICENSE-APACHE /usr/share/licenses/claimlint/
COPY --from=build /THIRD-PARTY.md /usr/share/licenses/claimlint/
COPY --from=build /claimlint /usr/local/bin/claimlint
USER 65532:65532
WORKDIR /work
CMD ["claimlint", "check"]

FROM scratch
COPY LICENSE-MIT LICENSE-APACHE /licenses/
COPY --from=build /THIRD-PARTY.md /licenses/
COPY --from=build /claimlint /claimlint
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/claimlint"]
CMD ["check"]
