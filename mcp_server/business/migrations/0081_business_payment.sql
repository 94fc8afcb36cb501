-- A voucher of a convenience store cannot be withdrawn, so its order is held
-- until it ends: at most so many days; 0 holds none.
alter table business add column max_voucher_days int not null default 7
  check (max_voucher_days between 0 and 60);
-- Whether a payment of the wrong amount is given back at once. If not, it is
-- kept until staff decide.
alter table business add column refund_mismatches boolean not null default true;

-- How long a service may hold an order, and what becomes of a wrong amount.
create policy payment on business for select to madoguchi_service using (true);
grant select (max_voucher_days, refund_mismatches, unpaid_order_minutes)
  on business to madoguchi_service;
