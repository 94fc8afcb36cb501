-- A text as it is searched: without width, case, spaces and the kind of kana. The
-- products have the same of their own, as each slice can be without the other.
create function person_search_key(written text) returns text
  language sql immutable parallel safe
  return translate(
    regexp_replace(lower(normalize(written, NFKC)), '\s+', '', 'g'),
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶヽヾ',
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖゝゞ');

-- Staff look customers up by any part of a name, its reading, a number or an
-- address, whatever kana and width it is typed in.
create function customer_search_text(
  name text, furigana text, email text, phone text
) returns text
language sql immutable parallel safe
  return person_search_key(name || '|' || coalesce(furigana, '') || '|'
    || coalesce(email, '') || '|' || coalesce(phone, ''));

-- The characters of a text and its pairs of neighbours. Pairs find a Japanese
-- name of two characters, which have no trigram, in every locale. It is dear, so
-- that the planner looks it up and never computes it for each row.
create function search_grams(written text) returns text[]
language plpgsql immutable parallel safe cost 5000
as $$
begin
  return array(
    select distinct substr(written, start, size)
    from generate_series(1, length(written)) start,
      generate_series(1, 2) size
    where start + size - 1 <= length(written));
end
$$;

-- Kept by a trigger, since computing it for many rows takes longer than a page.
alter table customers add column search text not null default '';
create function keep_customer_search() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.search := public.customer_search_text(
    new.name, new.furigana, new.email, new.phone);
  return new;
end
$$;
create trigger keep_search before insert or update of name, furigana, email, phone
  on customers for each row execute function keep_customer_search();
update customers
  set search = customer_search_text(name, furigana, email, phone);
create index customers_search on customers using gin (search_grams(search));
-- By when they first came: that never changes, so that a customer who is seen
-- again costs no index an entry.
create index customers_created on customers (created_at, id);

-- A walk-in who turned out to have an account is merged with it, and stays
-- without a name, so that old links lead on.
alter table customers add column merged_into text references customers
  check (merged_into <> id);
create index on customers (merged_into) where merged_into is not null;

-- What staff want to remember of a customer.
create table customer_notes (
  id text primary key,
  customer_id text not null references customers,
  issuer text check (issuer <> ''),
  user_id text check (user_id <> ''),
  text text,
  author text not null,
  created_at timestamptz not null,
  check ((issuer is null) = (user_id is null))
);
create index on customer_notes (customer_id, created_at, id);
create index on customer_notes (issuer, user_id);
alter table customer_notes enable row level security;
alter table customer_notes force row level security;
create policy staff on customer_notes to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
grant select, insert, update, delete on customer_notes to madoguchi_staff;

-- A condition that is not leakproof may not use an index behind row level
-- security, so the search runs as a role without conditions. Only staff reach it.
create policy search on customers for select to madoguchi_availability
  using (true);
grant select (id, name, search, created_at) on customers
  to madoguchi_availability;

-- Customers who have every word somewhere, the newest first, after one of them.
-- Where few have the parts of the words, these are looked at. Where many have
-- them, the newest customers are: a page of those who fit is found soon.
create function find_customers(
  words text[], after_at timestamptz, after_id text, at_most int
) returns table (id text)
language plpgsql stable security definer set search_path = ''
as $$
declare
  few constant int := 2000;
  keys constant text[] := array(
    select public.person_search_key(word) from unnest(words) word);
  grams constant text[] := array(
    select distinct gram
    from unnest(keys) key, unnest(public.search_grams(key)) gram
    where length(gram) = least(2, length(key)));
  candidates text[];
begin
  if public.app_admin_id() is null then return; end if;
  execute 'select array(select c.id from public.customers c
    where public.search_grams(c.search) @> $1 limit $2)'
    into candidates using grams, few + 1;
  return query execute
    'select c.id from public.customers c
    where c.name <> ''''
      and (select bool_and(position(key in c.search) > 0) from unnest($1) key)'
    || case when cardinality(candidates) > few then ''
      else ' and c.id = any ($2)' end
    || case when after_at is null then ''
      else ' and (c.created_at, c.id) < ($3, $4)' end
    || ' order by c.created_at desc, c.id desc limit $5'
    using keys, candidates, after_at, after_id, at_most;
end
$$;
grant create on schema public to madoguchi_availability;
alter function find_customers owner to madoguchi_availability;
revoke create on schema public from madoguchi_availability;
revoke all on function find_customers from public;
grant execute on function find_customers to madoguchi_staff;

-- Moves everything of a walk-in to another customer: the rows of every table
-- that says whose they are. The caller has to be allowed to change those three
-- columns, which each such table grants to staff.
create function merge_customers(walk_in text, target text) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  kept public.customers;
  moved record;
begin
  perform from public.customers c where c.id in (walk_in, target)
  order by c.id for update;
  select * into kept from public.customers c where c.id = target;
  for moved in
    select c.oid::regclass as name from pg_catalog.pg_class c
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and 3 = (select count(*) from pg_catalog.pg_attribute a
        where a.attrelid = c.oid and not a.attisdropped
          and a.attname in ('customer_id', 'issuer', 'user_id'))
    order by c.relname
  loop
    execute format('select from %s where customer_id = $1
      order by id for update', moved.name) using walk_in;
    execute format('update %s set customer_id = $2, issuer = $3, user_id = $4
      where customer_id = $1', moved.name)
      using walk_in, target, kept.issuer, kept.user_id;
  end loop;
  update public.customers c set
    furigana = coalesce(c.furigana, w.furigana),
    phone = coalesce(c.phone, w.phone),
    email = coalesce(c.email, w.email)
  from public.customers w where c.id = target and w.id = walk_in;
  update public.customers c set name = '', furigana = null, phone = null,
    email = null, merged_into = target
  where c.id = walk_in;
end
$$;
revoke all on function merge_customers from public;
grant execute on function merge_customers to madoguchi_staff;

-- All rows of a customer, of every table that says whose they are, and of the
-- tables that belong to those, as the caller may read them.
create function customer_records(customer text) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  owned record;
  child record;
  found jsonb;
  records jsonb := '{}';
begin
  for owned in
    select c.oid, c.relname from pg_catalog.pg_class c
    join pg_catalog.pg_attribute a on a.attrelid = c.oid
      and a.attname = 'customer_id' and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    order by c.relname
  loop
    execute format('select coalesce(jsonb_agg(to_jsonb(t) order by t.id), ''[]'')
      from public.%I t where customer_id = $1', owned.relname)
      into found using customer;
    records := records || jsonb_build_object(owned.relname, found);
    for child in
      select r.relname, a.attname from pg_catalog.pg_constraint k
      join pg_catalog.pg_class r on r.oid = k.conrelid
      join pg_catalog.pg_attribute a on a.attrelid = k.conrelid
        and a.attnum = k.conkey[1]
      where k.confrelid = owned.oid and k.contype = 'f'
        and cardinality(k.conkey) = 1
    loop
      execute format('select coalesce(jsonb_agg(to_jsonb(t)), ''[]'')
        from public.%I t join public.%I o on o.id = t.%I
        where o.customer_id = $1', child.relname, owned.relname, child.attname)
        into found using customer;
      records := records || jsonb_build_object(child.relname, found);
    end loop;
  end loop;
  return records;
end
$$;
revoke all on function customer_records from public;
grant execute on function customer_records to madoguchi_staff;

-- Staff erase a customer. One with an account is forgotten as their service
-- would ask for it, and tokens issued until now are revoked. A walk-in has no
-- account to go by; `migrate` gives the eraser the rows of such a customer.
create policy erase on revocations for insert to madoguchi_eraser
  with check (issuer = app_issuer() and app_admin_id() is not null);
grant insert on revocations to madoguchi_eraser;
create policy erase on customers to madoguchi_eraser
  using (app_admin_id() is not null) with check (app_admin_id() is not null);

create function erase_customer(
  customer text, at timestamptz, tokens_until timestamptz
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  erased record;
  account record;
begin
  if public.app_admin_id() is null then return; end if;
  select c.issuer, c.user_id into account from public.customers c
  where c.id = customer for update;
  if account.issuer is not null then
    perform set_config('app.issuer', account.issuer, true);
    insert into public.revocations
      (issuer, kind, subject, issued_until, expires_at)
    values (account.issuer, 'user', account.user_id, at, tokens_until)
    on conflict do nothing;
    perform public.forget_customer(account.user_id);
    perform set_config('app.issuer', '', true);
    return;
  end if;
  for erased in
    select p.table_name,
      case p.table_name when 'customers' then 'id' else 'customer_id' end as key,
      string_agg(
        format('%I = %s', p.column_name,
          case when a.attnotnull then '''''' else 'null' end), ', ') as nothing
    from public.personal_columns p
    join pg_catalog.pg_attribute a on a.attname = p.column_name
      and a.attrelid = format('public.%I', p.table_name)::regclass
    where p.table_name = 'customers' or exists (
      select from pg_catalog.pg_attribute k
      where k.attrelid = a.attrelid and k.attname = 'customer_id')
    group by p.table_name
    -- Customers are locked before what is theirs, as wherever both are.
    order by p.table_name <> 'customers', p.table_name
  loop
    execute format('select from public.%I where %I = $1 order by id for update',
      erased.table_name, erased.key) using customer;
    execute format('update public.%I set %s where %I = $1',
      erased.table_name, erased.nothing, erased.key) using customer;
    execute format('update public.idempotency_keys k
      set result = null, args_sha256 = '''' from public.%I t
      where k.actor_kind = ''staff'' and t.%I = $1
        and position(t.id in k.result::text) > 0',
      erased.table_name, erased.key) using customer;
  end loop;
end
$$;
grant create on schema public to madoguchi_eraser;
alter function erase_customer owner to madoguchi_eraser;
revoke create on schema public from madoguchi_eraser;
revoke all on function erase_customer from public;
grant execute on function erase_customer to madoguchi_staff;
