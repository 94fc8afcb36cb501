-- Whose tokens this server accepts. The server's own login reads this table
-- before it knows who is calling: the roles that requests run under have no
-- grant here, so no operation can see or widen what is trusted.

create table trusted_issuers (
  issuer text primary key check (issuer <> ''),
  audience text not null check (audience <> ''),
  -- SPKI in PEM form; several while a key is being rotated.
  public_keys jsonb not null default '[]'
    check (jsonb_typeof(public_keys) = 'array'),
  -- Where the issuer publishes its keys (RFC 7517 section 5).
  jwks_url text check (jwks_url ~ '^https?://'),
  -- What this issuer's tokens may ever grant.
  scopes jsonb not null check (jsonb_typeof(scopes) = 'array'),
  enabled boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (public_keys <> '[]' or jwks_url is not null)
);

-- At boot the server writes the issuer of its environment. It cannot widen the
-- scopes of a row, nor enable one that was disabled.
grant select, insert on trusted_issuers to madoguchi_server;
grant update (audience, public_keys, updated_at)
  on trusted_issuers to madoguchi_server;
