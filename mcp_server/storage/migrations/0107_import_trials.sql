-- What the lines of a trial would have added, so that its later lines, which are
-- read in another transaction, meet it as they would when they are imported. A
-- trial ends with these rows deleted.

-- Customers. How they are called and reached is personal and is kept as its
-- SHA-256.
create table import_trial_people (
  import_id text not null references imports on delete cascade,
  id text not null,
  name text not null check (name ~ '^[0-9a-f]{64}$'),
  folded_name text not null check (folded_name ~ '^[0-9a-f]{64}$'),
  phone text check (phone ~ '^[0-9a-f]{64}$'),
  email text check (email ~ '^[0-9a-f]{64}$'),
  primary key (import_id, id)
);

-- Bookings, each as its row would be, without what its customer said.
create table import_trial_bookings (
  import_id text not null references imports on delete cascade,
  id text not null,
  customer_id text not null,
  busy tstzrange not null,
  booking jsonb not null,
  primary key (import_id, id)
);

alter table import_trial_people enable row level security;
alter table import_trial_people force row level security;
alter table import_trial_bookings enable row level security;
alter table import_trial_bookings force row level security;

create policy staff on import_trial_people to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
create policy staff on import_trial_bookings to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);

grant select, insert, delete on import_trial_people, import_trial_bookings
  to madoguchi_staff;
