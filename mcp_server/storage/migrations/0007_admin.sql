-- The people who may use the admin site, and their sessions. Only the server
-- itself touches these tables: the roles that requests run under have no grant
-- here, so no operation can read or forge a session.

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
create index on mcp_sessions (user_id);

-- Signing in again cannot raise a role, so the server may not write that column
-- of a row that is there.
grant select, insert on mcp_users to madoguchi_server;
grant update (email, name, last_sign_in_at) on mcp_users to madoguchi_server;
grant select, insert, delete on mcp_sessions to madoguchi_server;
grant update (last_seen_at) on mcp_sessions to madoguchi_server;
