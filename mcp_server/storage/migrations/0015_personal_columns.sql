-- Which columns hold what people say about themselves, or how to reach them.
-- The column maps of the slices say so; `migrate` writes it here each time,
-- along with what forgetting a person needs to reach those columns.
create table personal_columns (
  table_name text not null,
  column_name text not null,
  primary key (table_name, column_name)
);
grant select on personal_columns to madoguchi_server;
