-- A page begins where the one before ended, which is before the end of the days
-- asked for. With both bounds the index was read from that end on, past all the
-- pages before. To see whether a record is frequent, more of the next entries are
-- looked at, which may be a thousand of another kind; where few are left, they do not
-- tell it and are gone through.

-- A page of entries, the latest first, from the one before (`after_at`,
-- `after_id`). What is not in `filter` is not asked for: the conditions are put
-- together, so that each can use its index.
create or replace function read_audit(
  session text, filter jsonb, after_at timestamptz, after_id bigint,
  at_most int
) returns table (
  id bigint, at timestamptz, request_id text, actor_kind text, issuer text,
  actor_id text, staff_name text, jti text, operation text, kind text,
  targets text[], before jsonb, after jsonb
)
language plpgsql stable security definer
set search_path = '' set enable_seqscan = off
as $$
declare
  source text := 'public.audit_log';
  conditions text := '';
  is_rare boolean;
begin
  perform public.live_owner(session);
  if filter ? 'from' then
    conditions := conditions || ' and a.at >= ($1->>''from'')::timestamptz';
  end if;
  if after_at is not null then
    conditions := conditions || ' and (a.at, a.id) < ($2, $3)';
  end if;
  if filter ? 'until' and
    (after_at is null or after_at >= (filter->>'until')::timestamptz) then
    conditions := conditions || ' and a.at < ($1->>''until'')::timestamptz';
  end if;
  if filter ? 'target' then
    execute 'select count(*) = 10000
        and count(*) filter (where next.targets @> array[$1->>''target'']) < 200
      from (
        select a.targets from public.audit_log a where true' || conditions || '
        order by a.at desc, a.id desc limit 10000) next'
      into is_rare using filter, after_at, after_id;
    if is_rare then
      execute 'select count(*) < $2 from (
        select from public.audit_log a
        where a.targets @> array[$1->>''target''] limit $2) found'
        into is_rare using filter, 1000;
    end if;
    conditions := conditions || ' and a.targets @> array[$1->>''target'']';
    if is_rare then
      source := '(select * from public.audit_log a where
        a.targets @> array[$1->>''target''] offset 0)';
    end if;
  end if;
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
  return query execute
    'select a.id, a.at, a.request_id, a.actor_kind, a.issuer, a.actor_id,
      u.name, a.jti, a.operation, a.kind, a.targets, a.before, a.after
    from ' || source || ' a
    left join public.mcp_users u
      on a.actor_kind = ''staff'' and u.id = a.actor_id
    where true' || conditions ||
    ' order by a.at desc, a.id desc limit $4'
    using filter, after_at, after_id, at_most;
end
$$;
