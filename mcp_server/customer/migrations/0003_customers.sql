-- A person who books or buys: known by a token (issuer and user_id), or a
-- walk-in whom staff wrote down (neither).
create table customers (
  id text primary key,
  issuer text check (issuer <> ''),
  user_id text check (user_id <> ''),
  name text not null,
  email text,
  phone text,
  created_by text not null check (created_by in ('ai-service', 'mcp')),
  created_at timestamptz not null,
  last_seen timestamptz not null,
  unique (issuer, user_id),
  check ((issuer is null) = (user_id is null))
);

alter table customers enable row level security;
alter table customers force row level security;

create policy own on customers to madoguchi_user
  using (issuer = app_issuer() and user_id = app_user_id())
  with check (issuer = app_issuer() and user_id = app_user_id());
create policy staff on customers to madoguchi_staff
  using (app_admin_id() is not null)
  with check (app_admin_id() is not null);

grant select, insert, update on customers to madoguchi_user, madoguchi_staff;
