-- When the housekeeping ran last, so that a trigger that stopped is noticed.
create table housekeeping_run (
  id text primary key check (id = 'last'),
  ended_at timestamptz not null
);
grant select, insert, update on housekeeping_run to madoguchi_server;
