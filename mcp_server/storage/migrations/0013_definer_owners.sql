-- The roles that own functions are let see rows of everyone. Whoever migrates
-- had to be a member to hand the functions over; staying one would let a query
-- of theirs outside a request see those rows too.
do $$
begin
  if not (select rolsuper from pg_roles where rolname = current_user) then
    revoke madoguchi_availability, madoguchi_stock, madoguchi_eraser
      from current_user;
  end if;
end
$$;
