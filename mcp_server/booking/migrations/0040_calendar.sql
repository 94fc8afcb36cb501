-- How long staff made a booking, where that is not what its service takes; it is
-- kept when the booking moves.
alter table bookings add column duration_minutes int
  check (duration_minutes between 5 and 1440);

-- A stylist's calendar also shows hours, closures and buffers of the own column.
create policy stylist on service_resources for select to madoguchi_stylist
  using (app_admin_id() is not null and resource_id = app_resource_id());
create policy stylist on opening_hours for select to madoguchi_stylist
  using (app_admin_id() is not null
    and (resource_id is null or resource_id = app_resource_id()));
create policy stylist on closures for select to madoguchi_stylist
  using (app_admin_id() is not null
    and (resource_id is null or resource_id = app_resource_id()));
grant select (busy) on bookings to madoguchi_stylist;
grant select (kind, capacity, active, position) on resources
  to madoguchi_stylist;
grant select (duration_minutes, active, position) on services
  to madoguchi_stylist;
grant select on service_resources, opening_hours, closures
  to madoguchi_stylist;

-- Open calendars are told.
create constraint trigger count_change
  after insert or update or delete on bookings
  deferrable initially deferred for each row
  execute function count_change('calendar');
create constraint trigger count_change
  after insert or update or delete on closures
  deferrable initially deferred for each row
  execute function count_change('calendar');
