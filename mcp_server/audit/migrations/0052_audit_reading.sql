-- Owners read the audit log, by a function that takes the id of their live
-- session; no role of a request can read the table itself.
create policy read_by_owner on audit_log for select to madoguchi_admission
  using (true);
grant select on audit_log to madoguchi_admission;

-- One index for each thing that owners look for, in the order in which entries
-- are shown. The first also finds what has lapsed.
drop index audit_log_at;
create index audit_log_at on audit_log (at, id);
create index audit_log_actor on audit_log (actor_id, at, id);
create index audit_log_operation on audit_log (operation, at, id);
create index audit_log_targets on audit_log using gin (targets);

-- A page of entries, the latest first, from the one before (`after_at`,
-- `after_id`). What is not in `filter` is not asked for: the conditions are put
-- together, so that each can use its index.
create function read_audit(
  session text, filter jsonb, after_at timestamptz, after_id bigint,
  at_most int
) returns table (
  id bigint, at timestamptz, request_id text, actor_kind text, issuer text,
  actor_id text, staff_name text, jti text, operation text, kind text,
  targets text[], before jsonb, after jsonb
)
language plpgsql stable security definer set search_path = ''
as $$
declare
  conditions text := '';
begin
  perform public.live_owner(session);
  if filter ? 'actorKind' then
    conditions := conditions || ' and a.actor_kind = $1->>''actorKind''';
  end if;
  if filter ? 'actorId' then
    conditions := conditions || ' and a.actor_id = $1->>''actorId''';
  end if;
  if filter ? 'client' then
    conditions := conditions || ' and a.issuer = $1->>''client''';
  end if;
  if filter ? 'operation' then
    conditions := conditions || ' and a.operation = $1->>''operation''';
  end if;
  if filter ? 'kind' then
    conditions := conditions || ' and a.kind = $1->>''kind''';
  end if;
  if filter ? 'target' then
    conditions := conditions || ' and a.targets @> array[$1->>''target'']';
  end if;
  if filter ? 'from' then
    conditions := conditions || ' and a.at >= ($1->>''from'')::timestamptz';
  end if;
  if filter ? 'until' then
    conditions := conditions || ' and a.at < ($1->>''until'')::timestamptz';
  end if;
  if after_at is not null then
    conditions := conditions || ' and (a.at, a.id) < ($2, $3)';
  end if;
  return query execute
    'select a.id, a.at, a.request_id, a.actor_kind, a.issuer, a.actor_id,
      u.name, a.jti, a.operation, a.kind, a.targets, a.before, a.after
    from public.audit_log a
    left join public.mcp_users u
      on a.actor_kind = ''staff'' and u.id = a.actor_id
    where true' || conditions ||
    ' order by a.at desc, a.id desc limit $4'
    using filter, after_at, after_id, at_most;
end
$$;

grant create on schema public to madoguchi_admission;
alter function read_audit owner to madoguchi_admission;
revoke create on schema public from madoguchi_admission;
revoke all on function read_audit from public;
grant execute on function read_audit to madoguchi_staff;
