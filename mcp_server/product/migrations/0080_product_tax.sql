-- Food and drink are taxed at the reduced rate (8 % in Japan).
alter table products add column reduced_tax boolean not null default false;
