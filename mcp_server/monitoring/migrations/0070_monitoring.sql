-- What was asked of the server, counted by every instance into the same rows: of
-- all requests, of each route and of each operation, in slots of five minutes,
-- and by hour, day and month of the business's time zone. `durations` counts
-- requests by the bucket of their duration, so that quantiles hold for all
-- instances together.
create table request_rollups (
  grain text not null check (grain in ('slot', 'hour', 'day', 'month')),
  at timestamptz not null,
  kind text not null check (kind in ('all', 'route', 'tool')),
  name text not null,
  requests bigint not null,
  errors bigint not null,
  refused bigint not null,
  bytes bigint not null,
  milliseconds double precision not null,
  durations int[] not null,
  primary key (grain, at, kind, name)
) with (fillfactor = 70); -- room to update a row where it lies
alter table request_rollups enable row level security;
alter table request_rollups force row level security;
create policy server on request_rollups to madoguchi_server
  using (true) with check (true);
create policy staff on request_rollups for select to madoguchi_staff
  using (app_admin_id() is not null);
grant select, insert, update, delete on request_rollups to madoguchi_server;
grant select on request_rollups to madoguchi_staff;

-- Two arrays added element by element; a missing one counts as zero.
create function add_counts(a int[], b int[]) returns int[]
language sql immutable parallel safe set search_path = ''
as $$
  select array(
    select coalesce(x, 0) + coalesce(y, 0)
    from unnest(a, b) with ordinality as pair (x, y, place) order by place)
$$;
revoke all on function add_counts from public;
grant execute on function add_counts to madoguchi_server;

-- What is or was wrong. Of each rule one alert at most is open.
create table alerts (
  id bigint generated always as identity primary key,
  rule text not null check (
    rule in ('errors', 'slow', 'silence', 'database')),
  began_at timestamptz not null,
  ended_at timestamptz,
  -- The worst so far, and what is allowed, in the rule's own unit.
  value double precision not null,
  allowed double precision not null,
  -- When the webhook took the news that it began, and that it ended.
  began_sent_at timestamptz,
  ended_sent_at timestamptz,
  -- Until when an instance is sending it.
  claimed_until timestamptz
);
create unique index alerts_open on alerts (rule) where ended_at is null;
create index alerts_began on alerts (began_at);
alter table alerts enable row level security;
alter table alerts force row level security;
create policy server on alerts to madoguchi_server
  using (true) with check (true);
create policy staff on alerts for select to madoguchi_staff
  using (app_admin_id() is not null);
grant select, insert, update, delete on alerts to madoguchi_server;
grant select on alerts to madoguchi_staff;
