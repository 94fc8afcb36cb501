-- Whether an item was taxed at the reduced rate, and at which rate, as it was when
-- it was ordered: the business's rates of later change no receipt.
alter table order_items add column reduced_tax boolean;
update order_items set
  reduced_tax = coalesce(order_items.tax_rate <> standard
    and order_items.tax_rate <= reduced, false),
  tax_rate = coalesce(order_items.tax_rate, standard)
  from (select coalesce(max(tax_rate), 1000) as standard,
    coalesce(max(reduced_tax_rate), 800) as reduced from business) as rates;
