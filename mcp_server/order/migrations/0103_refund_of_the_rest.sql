-- What somebody gave back at the payment provider needs no second refund: one
-- that is still asked for becomes smaller by it, or is not needed any more.
alter table order_refunds
  drop constraint order_refunds_status_check,
  add constraint order_refunds_status_check check (status in
    ('requested', 'in_progress', 'succeeded', 'failed', 'not_needed'));
grant update (amount_minor) on order_refunds to madoguchi_service;
