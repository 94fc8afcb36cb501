-- Specimen entries, each of a customer whom an issuer knows or of a walk-in.
create table samples (
  id text primary key,
  customer_id text not null references customers,
  -- Owner; both null where staff wrote it for a walk-in.
  issuer text check (issuer <> ''),
  user_id text check (user_id <> ''),
  note text,
  created_by text not null check (created_by in ('ai-service', 'mcp')),
  created_at timestamptz not null,
  check ((issuer is null) = (user_id is null))
);
create index on samples (issuer, user_id, created_at, id);
create index on samples (created_at, id);
create index on samples (customer_id);

alter table samples enable row level security;
alter table samples force row level security;

create policy own on samples to madoguchi_user
  using (issuer = app_issuer() and user_id = app_user_id())
  with check (issuer = app_issuer() and user_id = app_user_id());
create policy staff on samples to madoguchi_staff
  using (app_admin_id() is not null)
  with check (app_admin_id() is not null);

-- Nobody deletes or changes an entry: grant what operations need, and no more.
grant select, insert on samples to madoguchi_user, madoguchi_staff;
