-- What somebody gave back at the payment provider needs no second refund: one
-- that is still asked for is not needed any more, and the rest is asked for anew.
alter table order_refunds
  drop constraint order_refunds_status_check,
  add constraint order_refunds_status_check check (status in
    ('requested', 'in_progress', 'succeeded', 'failed', 'not_needed'));
