create extension if not exists btree_gist;

-- What can be booked. Times are minutes, money is minor units.
create table services (
  id text primary key,
  name_ja text not null,
  name_en text not null,
  description_ja text not null,
  description_en text not null,
  duration_minutes int not null check (duration_minutes between 5 and 1440),
  buffer_before_minutes int not null default 0
    check (buffer_before_minutes between 0 and 1440),
  buffer_after_minutes int not null default 0
    check (buffer_after_minutes between 0 and 1440),
  -- Slots start every so often, counted from when the doors open.
  slot_step_minutes int not null check (slot_step_minutes between 5 and 1440),
  -- How soon, at the earliest, a booking can start.
  lead_minutes int not null check (lead_minutes >= 0),
  -- How far ahead a booking can start.
  horizon_days int not null check (horizon_days between 1 and 730),
  -- How long before its start a booking can still be moved or cancelled.
  cancel_cutoff_minutes int not null check (cancel_cutoff_minutes >= 0),
  price_minor bigint not null
    check (price_minor between 0 and 9007199254740991),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  active boolean not null default true,
  position int not null default 0
);

-- Who or what does it: a chair, a stylist, a room. A capacity of three is
-- three lanes, each of which holds one booking at a time.
create table resources (
  id text primary key,
  name_ja text not null,
  name_en text not null,
  capacity int not null default 1 check (capacity between 1 and 100),
  active boolean not null default true,
  position int not null default 0
);

create table service_resources (
  service_id text not null references services on delete cascade,
  resource_id text not null references resources on delete cascade,
  primary key (service_id, resource_id)
);
create index on service_resources (resource_id);

-- Weekly hours in the time zone of the business; a break is the gap between
-- two rows of a day. A resource with rows of its own follows those instead of
-- the rows of the business, which name no resource. 1 is Monday (ISO 8601).
create table opening_hours (
  id text primary key,
  resource_id text references resources on delete cascade,
  weekday int not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null check (closes > opens)
);
create index on opening_hours (resource_id);

-- When the business, or one resource of it, is closed after all.
create table closures (
  id text primary key,
  resource_id text references resources on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  reason_ja text not null default '',
  reason_en text not null default ''
);
create index on closures (ends_at);

create table bookings (
  id text primary key,
  customer_id text not null references customers,
  -- Owner; both null where staff booked for a walk-in.
  issuer text check (issuer <> ''),
  user_id text check (user_id <> ''),
  service_id text not null references services,
  resource_id text not null references resources,
  lane int not null check (lane between 1 and 100),
  start_at timestamptz not null,
  end_at timestamptz not null check (end_at > start_at),
  -- The time the lane is taken, half-open and with buffers.
  busy tstzrange not null
    check (busy @> tstzrange(start_at, end_at, '[)') and not upper_inc(busy)),
  status text not null
    check (status in ('pending', 'confirmed', 'cancelled', 'completed', 'no_show')),
  price_minor bigint not null
    check (price_minor between 0 and 9007199254740991),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  note text,
  cancel_reason text,
  cancelled_at timestamptz,
  version int not null default 1,
  created_by text not null check (created_by in ('ai-service', 'mcp')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((issuer is null) = (user_id is null)),
  check ((status = 'cancelled') = (cancelled_at is not null)),
  -- Two bookings never share a lane, whatever the code above this believes.
  constraint bookings_share_no_lane exclude using gist
    (resource_id with =, lane with =, busy with &&)
    where (status in ('pending', 'confirmed'))
);
create index on bookings (issuer, user_id, start_at, id);
create index on bookings (start_at, id);
create index on bookings (customer_id);

alter table services enable row level security;
alter table services force row level security;
alter table resources enable row level security;
alter table resources force row level security;
alter table service_resources enable row level security;
alter table service_resources force row level security;
alter table opening_hours enable row level security;
alter table opening_hours force row level security;
alter table closures enable row level security;
alter table closures force row level security;
alter table bookings enable row level security;
alter table bookings force row level security;

create policy readable on services for select to madoguchi_user using (true);
create policy readable on resources for select to madoguchi_user using (true);
create policy readable on service_resources for select to madoguchi_user
  using (true);
create policy readable on opening_hours for select to madoguchi_user
  using (true);
create policy readable on closures for select to madoguchi_user using (true);

create policy staff on services to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
create policy staff on resources to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
create policy staff on service_resources to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
create policy staff on opening_hours to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
create policy staff on closures to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
create policy staff on bookings to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);

create policy own on bookings to madoguchi_user
  using (issuer = app_issuer() and user_id = app_user_id())
  with check (issuer = app_issuer() and user_id = app_user_id());

grant select on services, resources, service_resources, opening_hours, closures
  to madoguchi_user;
grant select, insert, update, delete
  on services, resources, service_resources, opening_hours, closures
  to madoguchi_staff;
-- Nobody deletes a booking: history stays.
grant select, insert, update on bookings to madoguchi_user, madoguchi_staff;

-- A customer has to know when a lane is taken, and never by whom. This
-- function is all they can reach of others' bookings; its owner can read the
-- four columns it needs, and nobody logs in as its owner.
create policy availability on bookings for select to madoguchi_availability
  using (true);
grant select (id, resource_id, lane, busy, status) on bookings
  to madoguchi_availability;

create function busy_lanes(
  service text, since timestamptz, until timestamptz, except_booking text
) returns table (
  resource_id text, lane int, busy_from timestamptz, busy_until timestamptz
)
language sql stable security definer set search_path = ''
as $$
  select b.resource_id, b.lane, lower(b.busy), upper(b.busy)
  from public.bookings b
  where b.resource_id in (
      select s.resource_id from public.service_resources s
      where s.service_id = service)
    and b.status in ('pending', 'confirmed')
    and b.busy && tstzrange(since, until, '[)')
    and b.id is distinct from except_booking
$$;
create policy availability on service_resources for select
  to madoguchi_availability using (true);
grant select on service_resources to madoguchi_availability;

-- To become the owner, the role must for a moment be able to create here.
grant create on schema public to madoguchi_availability;
alter function busy_lanes owner to madoguchi_availability;
revoke create on schema public from madoguchi_availability;
revoke all on function busy_lanes from public;
grant execute on function busy_lanes to madoguchi_user, madoguchi_staff;
