-- Staff read what became of a record, and what customers changed.
create policy history on audit_log for select to madoguchi_admission
  using (true);
grant select on audit_log to madoguchi_admission;
create index if not exists audit_log_targets on audit_log using gin (targets);
create index audit_log_by_customers on audit_log (at, id)
  where actor_kind = 'user' and kind = 'write';

-- Changes of one record, the latest first; without what was changed of others.
create function record_history(record text, at_most int) returns table (
  id bigint, at timestamptz, actor_kind text, staff_name text, operation text,
  before jsonb, after jsonb
)
language sql stable security definer set search_path = ''
as $$
  select a.id, a.at, a.actor_kind, u.name, a.operation, a.before, a.after
  from public.audit_log a
  left join public.mcp_users u
    on a.actor_kind = 'staff' and u.id = a.actor_id
  where public.app_admin_id() is not null and a.kind = 'write'
    and a.targets @> array[record]
  order by a.at desc, a.id desc limit at_most
$$;

-- What customers changed after a moment, the latest first.
create function changes_by_customers(since timestamptz, at_most int)
returns table (
  id bigint, at timestamptz, issuer text, user_id text, operation text,
  before jsonb, after jsonb
)
language sql stable security definer set search_path = ''
as $$
  select a.id, a.at, a.issuer, a.actor_id, a.operation, a.before, a.after
  from public.audit_log a
  where public.app_admin_id() is not null and a.actor_kind = 'user'
    and a.kind = 'write' and a.at > since
  order by a.at desc, a.id desc limit at_most
$$;
grant create on schema public to madoguchi_admission;
alter function record_history owner to madoguchi_admission;
alter function changes_by_customers owner to madoguchi_admission;
revoke create on schema public from madoguchi_admission;
revoke all on function record_history, changes_by_customers from public;
grant execute on function record_history, changes_by_customers
  to madoguchi_staff;

-- Until when somebody has seen what customers changed.
create table staff_looks (
  admin_id text primary key,
  seen_until timestamptz not null
);
alter table staff_looks enable row level security;
alter table staff_looks force row level security;
create policy own on staff_looks to madoguchi_staff
  using (admin_id = app_admin_id()) with check (admin_id = app_admin_id());
grant select, insert, update on staff_looks to madoguchi_staff;
