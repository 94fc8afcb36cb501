-- The first answer to each keyed call; rows older than a day count no more.
create table idempotency_keys (
  actor_kind text not null check (actor_kind in ('user', 'staff', 'service')),
  issuer text not null,
  actor_id text not null check (actor_id <> ''),
  operation text not null,
  key text not null,
  args_sha256 text not null,
  result json,
  created_at timestamptz not null,
  primary key (actor_kind, issuer, actor_id, operation, key)
);
create index on idempotency_keys (created_at);

alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;

create policy own on idempotency_keys to madoguchi_user
  using (actor_kind = 'user' and issuer = app_issuer()
    and actor_id = app_user_id())
  with check (actor_kind = 'user' and issuer = app_issuer()
    and actor_id = app_user_id());
create policy staff on idempotency_keys to madoguchi_staff
  using (actor_kind = 'staff' and actor_id = app_admin_id())
  with check (actor_kind = 'staff' and actor_id = app_admin_id());
create policy service on idempotency_keys to madoguchi_service
  using (actor_kind = 'service' and issuer = app_issuer()
    and actor_id = app_issuer())
  with check (actor_kind = 'service' and issuer = app_issuer()
    and actor_id = app_issuer());

grant select, insert, update on idempotency_keys
  to madoguchi_user, madoguchi_staff, madoguchi_service;
