-- A stylist sees the bookings of one resource, without what they cost, and the
-- names of those who come.
create policy stylist on bookings for select to madoguchi_stylist
  using (app_admin_id() is not null and resource_id = app_resource_id());
create policy stylist on resources for select to madoguchi_stylist
  using (app_admin_id() is not null and id = app_resource_id());
create policy stylist on services for select to madoguchi_stylist
  using (app_admin_id() is not null);
create policy stylist on customers for select to madoguchi_stylist
  using (exists (select from bookings where customer_id = customers.id));

grant select (id, customer_id, service_id, resource_id, lane, start_at, end_at,
  status, note, created_by) on bookings to madoguchi_stylist;
grant select (id, name_ja, name_en) on resources, services to madoguchi_stylist;
grant select (id, name) on customers to madoguchi_stylist;
