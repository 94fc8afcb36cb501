-- Tokens that are void although they have not expired. A row is never taken
-- back or narrowed, and goes once no token it names can be alive.
create table revocations (
  issuer text not null check (issuer <> ''),
  -- One token by its `jti`, or all tokens of a user by their `sub`.
  kind text not null check (kind in ('token', 'user')),
  subject text not null check (subject <> ''),
  -- What was issued at this moment or before is void; infinity for a token.
  issued_until timestamptz not null,
  expires_at timestamptz not null check (isfinite(expires_at)),
  primary key (issuer, kind, subject, issued_until),
  check ((kind = 'token') = (issued_until = 'infinity'))
);
create index on revocations (expires_at);

alter table revocations enable row level security;
alter table revocations force row level security;

create policy revoke on revocations for insert to madoguchi_service
  with check (issuer = app_issuer());
create policy admission on revocations for select to madoguchi_server
  using (true);
create policy housekeeping on revocations for delete to madoguchi_server
  using (expires_at < now());
grant insert on revocations to madoguchi_service;
grant select, delete on revocations to madoguchi_server;

-- How much of its limit everyone has spent, as the one moment at which all of
-- it will have been earned again (GCRA). A moment in the past is no row.
create table rate_limits (
  actor_kind text not null check (actor_kind in ('user', 'staff', 'service')),
  issuer text not null,
  actor_id text not null check (actor_id <> ''),
  spent_until timestamptz not null,
  primary key (actor_kind, issuer, actor_id)
) with (fillfactor = 50); -- room to update a row where it lies

grant select, insert, update, delete on rate_limits to madoguchi_server;

-- Keys that count no more. An hour of grace, since the server's own clock
-- decides when a key is too old.
create policy housekeeping on idempotency_keys to madoguchi_server
  using (created_at < now() - interval '25 hours');
grant select (created_at), delete on idempotency_keys to madoguchi_server;

-- Who changed what, and which customers' records staff looked at. Texts that
-- people wrote and how to reach them stay out, so that the record can stay
-- when a person is forgotten.
create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  request_id text not null,
  actor_kind text not null check (actor_kind in ('user', 'staff', 'service')),
  -- The client that acted, and by which of its tokens; staff use neither.
  issuer text check (issuer <> ''),
  actor_id text not null check (actor_id <> ''),
  jti text check (jti <> ''),
  operation text not null,
  kind text not null check (kind in ('read', 'write')),
  -- Ids of what was changed or read.
  targets text[] not null,
  before jsonb check (octet_length(before::text) <= 65536),
  after jsonb check (octet_length(after::text) <= 65536),
  check ((actor_kind = 'staff') = (issuer is null)),
  check ((issuer is null) = (jti is null))
);

alter table audit_log enable row level security;
alter table audit_log force row level security;

create policy own on audit_log for insert to madoguchi_user
  with check (actor_kind = 'user' and issuer = app_issuer()
    and actor_id = app_user_id());
create policy staff on audit_log for insert to madoguchi_staff
  with check (actor_kind = 'staff' and actor_id = app_admin_id());
create policy service on audit_log for insert to madoguchi_service
  with check (actor_kind = 'service' and issuer = app_issuer()
    and actor_id = app_issuer());
grant insert on audit_log
  to madoguchi_user, madoguchi_staff, madoguchi_service;

-- Nobody has the right to change it. This is for those who need none.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end
$$;
create trigger append_only before update or delete or truncate on audit_log
  for each statement execute function refuse_change();

-- Where an issuer publishes its authorization server metadata (RFC 8414), for
-- clients that are to find it by themselves.
alter table trusted_issuers add column metadata_url text
  check (metadata_url ~ '^https?://');
