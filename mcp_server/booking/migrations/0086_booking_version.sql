-- The calendar names the version of each booking, also to a stylist, who changes
-- none.
grant select (version) on bookings to madoguchi_stylist;
