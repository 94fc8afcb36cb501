-- Nothing that a customer sent before may be sent again once they are forgotten.
-- Keys of their calls stay without result, so that a repeated call is refused and
-- not done anew; writes that are under way see that their token is revoked.
grant update (result, args_sha256) on idempotency_keys to madoguchi_eraser;
grant insert (id, issuer, user_id, name, created_by, created_at, last_seen),
  delete on customers to madoguchi_eraser;

create policy own on revocations for select to madoguchi_user
  using (issuer = app_issuer() and kind = 'user' and subject = app_user_id());
grant select on revocations to madoguchi_user;

create or replace function forget_customer(person text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  asking constant text := public.app_issuer();
  -- Of a customer who may be about to be written for the first time: that write
  -- ends before, or begins after this one.
  placeholder constant text := 'cus_' || gen_random_uuid();
  erased record;
begin
  insert into public.customers
    (id, issuer, user_id, name, created_by, created_at, last_seen)
  values (placeholder, asking, person, '', 'mcp', now(), now())
  on conflict (issuer, user_id) do nothing;
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
    execute format('update public.idempotency_keys k
      set result = null, args_sha256 = ''''
      from public.%I t
      where k.actor_kind = ''staff'' and t.issuer = $1 and t.user_id = $2
        and position(t.id in k.result::text) > 0', erased.table_name)
      using asking, person;
  end loop;
  update public.idempotency_keys set result = null, args_sha256 = ''
  where actor_kind = 'user' and issuer = asking and actor_id = person;
  delete from public.customers where id = placeholder;
end
$$;
