-- Replaces 6e6699c2cd7b711215e234177e4145060da7f6de67c16eef207a211db869756c
-- Unused since 0091_customer_search, which looks customers up by other parts.
drop function if exists search_grams;
