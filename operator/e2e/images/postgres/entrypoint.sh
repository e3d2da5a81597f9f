#!/bin/sh
# Takes POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB as the official image does; an existing data folder is left as it is.
set -eu
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"; chown -R postgres:postgres "$PGDATA"; chmod 700 "$PGDATA"
  exec start-stop-daemon -S -c postgres:postgres -x /bin/sh -a /bin/sh -- "$0" "$@"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  user=${POSTGRES_USER:-postgres}
  : "${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD}"
  # PG_VERSION goes last: a start that was interrupted begins again.
  rm -rf "${PGDATA:?}"/*; cp -a /opt/template/. "$PGDATA"/; rm "$PGDATA/PG_VERSION"
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  echo "listen_addresses = '*'
unix_socket_directories = '/var/run/postgresql, /tmp'" >>"$PGDATA/postgresql.conf"
  cp /opt/template/PG_VERSION "$PGDATA/"
  quoted=$(printf %s "$POSTGRES_PASSWORD" | sed "s/'/''/g")
  { # single-user mode ends a command at a semicolon and an empty line
    if [ "$user" = postgres ]; then echo "ALTER USER postgres PASSWORD '$quoted';
"
    else echo "CREATE USER \"$user\" SUPERUSER PASSWORD '$quoted';
"; fi
    database=${POSTGRES_DB:-$user}
    [ "$database" = postgres ] || echo "CREATE DATABASE \"$database\" OWNER \"$user\";"
  } | { postgres --single -j -c exit_on_error=true -D "$PGDATA" postgres >/dev/null || { rm "$PGDATA/PG_VERSION"; exit 1; }; }
fi
exec "$@"
