-- A customer gives up an order of their own that is not paid.
create policy cancel on orders for update to madoguchi_user
  using (issuer = app_issuer() and user_id = app_user_id()
    and status = 'pending' and payment_status = 'unpaid')
  with check (issuer = app_issuer() and user_id = app_user_id()
    and status = 'cancelled' and payment_status = 'unpaid');
grant update (status, updated_at) on orders to madoguchi_user;
