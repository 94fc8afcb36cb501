-- Changes of one record, the latest first; without what was changed of others.
-- They are collected first, by the record: the planner cannot know that they are
-- few, and would rather go through the whole audit in its order.
create or replace function record_history(record text, at_most int)
returns table (
  id bigint, at timestamptz, actor_kind text, staff_name text, operation text,
  before jsonb, after jsonb
)
language sql stable security definer
set search_path = '' set enable_seqscan = off
as $$
  with entries as materialized (
    select a.id, a.at, a.actor_kind, a.actor_id, a.operation, a.before, a.after
    from public.audit_log a
    where public.app_admin_id() is not null and a.kind = 'write'
      and a.targets @> array[record]
  )
  select e.id, e.at, e.actor_kind, u.name, e.operation, e.before, e.after
  from entries e
  left join public.mcp_users u
    on e.actor_kind = 'staff' and u.id = e.actor_id
  order by e.at desc, e.id desc limit at_most
$$;
