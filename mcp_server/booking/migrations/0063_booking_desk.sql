-- A page of the list for staff costs the same whichever status is asked for.
create index bookings_by_status on bookings (status, start_at, id);
create index bookings_of_customer on bookings (customer_id, start_at, id);
drop index bookings_customer_id_idx;
