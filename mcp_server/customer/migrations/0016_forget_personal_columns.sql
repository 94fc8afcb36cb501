-- Replaces f81ed29a99ac15c10fe84c6546c119dadd231f842a1cac75996129b4d1d22627
-- since roles.sql has the roles; what it does is the same.
grant select on personal_columns to madoguchi_eraser;

-- Answers that staff were given hold what customers wrote, too.
create policy forget_staff on idempotency_keys to madoguchi_eraser
  using (actor_kind = 'staff');
grant select (result) on idempotency_keys to madoguchi_eraser;

-- Erases who a person is and what they wrote, wherever `personal_columns` says
-- that it is. What was booked, bought and handed in, and when, stays without a
-- name. The service that asks needs no right to any of these tables.
create or replace function forget_customer(person text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  asking constant text := public.app_issuer();
  erased record;
begin
  for erased in
    select p.table_name, string_agg(
      format('%I = %s', p.column_name,
        case when a.attnotnull then '''''' else 'null' end), ', ') as nothing
    from public.personal_columns p
    join pg_catalog.pg_attribute a on a.attname = p.column_name
      and a.attrelid = format('public.%I', p.table_name)::regclass
    group by p.table_name
    -- Customers are locked before what is theirs, as wherever both are.
    order by p.table_name <> 'customers', p.table_name
  loop
    -- Locked by id first, as wherever several orders are.
    execute format('select from public.%I where issuer = $1 and user_id = $2
      order by id for update', erased.table_name) using asking, person;
    execute format('update public.%I set %s where issuer = $1 and user_id = $2',
      erased.table_name, erased.nothing) using asking, person;
    execute format('delete from public.idempotency_keys k using public.%I t
      where k.actor_kind = ''staff'' and t.issuer = $1 and t.user_id = $2
        and position(t.id in k.result::text) > 0', erased.table_name)
      using asking, person;
  end loop;
  delete from public.idempotency_keys
  where actor_kind = 'user' and issuer = asking and actor_id = person;
end
$$;
