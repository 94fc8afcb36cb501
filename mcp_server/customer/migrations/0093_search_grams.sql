-- Unused since 0091_customer_search, which looks customers up by other parts.
drop function if exists search_grams;
