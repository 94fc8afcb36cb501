-- The people who may use the admin site, and their sessions. Only the server's
-- own login touches these tables: the roles that requests run under have no
-- grant here, so no operation can read or forge a session.

create table mcp_users (
  google_sub text primary key,
  id text not null unique,
  email text not null,
  name text not null,
  role text not null check (role in ('owner', 'admin', 'viewer')),
  created_at timestamptz not null,
  last_sign_in_at timestamptz not null
);

create table mcp_sessions (
  id_sha256 text primary key check (id_sha256 ~ '^[0-9a-f]{64}$'),
  user_id text not null references mcp_users (id) on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null
);

create index mcp_sessions_user_id on mcp_sessions (user_id);

grant select, insert, update, delete on mcp_users, mcp_sessions
  to madoguchi_server;
