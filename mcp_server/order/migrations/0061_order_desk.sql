-- What staff note on an order; its customer never sees it.
alter table orders add column staff_note text;
grant update (staff_note, customer_id, issuer, user_id) on orders
  to madoguchi_staff;

-- Every filter of the list is a few of the statuses, each in order of time, so
-- that a page costs the same whatever is asked for.
create index orders_by_status on orders
  (status, payment_status, fulfilment_status, created_at, id);
create index orders_of_customer on orders (customer_id, created_at, id);
drop index orders_customer_id_idx;
-- By the first characters of a number.
create index orders_by_number on orders (number collate "C");

create constraint trigger counted after insert or update on orders
  deferrable initially deferred for each row
  execute function count_change('order');
