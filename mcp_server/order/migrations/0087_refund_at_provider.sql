-- Money that somebody gave back in the payment provider's own pages.
alter table order_refunds
  drop constraint order_refunds_reason_check,
  add constraint order_refunds_reason_check check (reason in
    ('paid_twice', 'order_cancelled', 'amount_mismatch', 'no_stock',
     'customer_wish', 'not_available', 'faulty', 'goodwill',
     'made_at_provider'));
