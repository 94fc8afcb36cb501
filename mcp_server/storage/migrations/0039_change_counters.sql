-- How often something has changed, by topic. Pages that stay open ask for the
-- number, and read anew where it is another one. It is counted at the end of a
-- transaction, so that writers wait for each other as short as possible, and
-- not by a sequence, whose number is seen before the change that it counts.
create table change_counters (
  topic text primary key,
  count bigint not null default 0
);
alter table change_counters enable row level security;
alter table change_counters force row level security;
create policy counted on change_counters to madoguchi_availability
  using (true) with check (true);
create policy readable on change_counters for select to madoguchi_server
  using (true);
grant select, insert, update on change_counters to madoguchi_availability;
grant select on change_counters to madoguchi_server;

-- For a constraint trigger that is deferred; its argument is the topic.
create function count_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.change_counters as counters (topic, count)
  values (tg_argv[0], 1)
  on conflict (topic) do update set count = counters.count + 1;
  return null;
end
$$;
grant create on schema public to madoguchi_availability;
alter function count_change owner to madoguchi_availability;
revoke create on schema public from madoguchi_availability;
revoke all on function count_change from public;
