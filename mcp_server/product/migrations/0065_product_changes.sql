-- Pages that show the stock stay open.
create constraint trigger counted after update of stock, active on products
  deferrable initially deferred for each row
  execute function count_change('product');
