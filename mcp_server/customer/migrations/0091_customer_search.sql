-- Replaces 6072934506d39c97a2fa604252e69ad4e4a4b997a6ecc85f180b74d72b3020b1
-- Replaces b49773ce964bb4d79a45c9b9e57cf5749080034922df25727190d08518d1eaf0
-- The search for customers looked up pairs of characters, and most of an address
-- or a number is pairs that everybody has. Three in a row are rarer; a word of
-- two characters, as many names are, has none.

-- The characters of a text, its pairs and threes of neighbours. It is dear, so
-- that the planner looks it up and never computes it for each row.
create function search_parts(written text) returns text[]
language plpgsql immutable parallel safe cost 5000
as $$
begin
  return array(
    select distinct substr(written, start, size)
    from generate_series(1, length(written)) start,
      generate_series(1, 3) size
    where start + size - 1 <= length(written));
end
$$;
create index customers_search_parts on customers
  using gin (search_parts(search));

-- Customers who have every word somewhere, the newest first, after one of them.
-- A word that many have fills a page from the next ten thousand customers. Where it
-- does not, few have it, and these are looked up by their parts of words. What many
-- have, and few of the next, is looked for in all of them. None of this is worth
-- the time that it takes to start parallel workers.
create or replace function find_customers(
  words text[], after_at timestamptz, after_id text, at_most int
) returns table (id text)
language plpgsql stable security definer
set search_path = '' set max_parallel_workers_per_gather = 0
as $$
declare
  near constant int := 10000;
  few constant int := 2000;
  keys constant text[] := array(
    select public.person_search_key(word) from unnest(words) word);
  parts constant text[] := array(
    select distinct part
    from unnest(keys) key, unnest(public.search_parts(key)) part
    where length(part) = least(3, length(key)));
  has_words constant text := coalesce((
    select string_agg(format('strpos(c.search, $1[%s]) > 0', place), ' and ')
    from generate_subscripts(keys, 1) place), 'true');
  follows constant text := 'c.name <> '''''
    || case when after_at is null then ''
      else ' and (c.created_at, c.id) < ($2, $3)' end;
  in_order constant text := ' order by c.created_at desc, c.id desc limit ';
  is_few boolean;
  found text[];
begin
  if public.app_admin_id() is null then return; end if;
  execute 'select array(select c.id from (
      select c.id, c.search, c.created_at from public.customers c
      where ' || follows || in_order || '$5) c
    where ' || has_words || in_order || '$4)'
    into found using keys, after_at, after_id, at_most, near;
  if cardinality(found) < at_most then
    execute 'with candidate as materialized (
        select c.id, c.name, c.search, c.created_at from public.customers c
        where public.search_parts(c.search) @> $6 limit $5)
      select (select count(*) < $5 from candidate),
        array(select c.id from candidate c
          where ' || follows || ' and ' || has_words || in_order || '$4)'
      into is_few, found using keys, after_at, after_id, at_most, few, parts;
    if not is_few then
      execute 'select array(select c.id from public.customers c
        where ' || follows || ' and ' || has_words || in_order || '$4)'
        into found using keys, after_at, after_id, at_most;
    end if;
  end if;
  return query select unnest(found);
end
$$;

drop index customers_search;
