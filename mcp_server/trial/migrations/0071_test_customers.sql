-- Owners try operations as customers of this issuer. No token may ever be one of
-- them, so it can never be trusted.
alter table trusted_issuers add constraint trusted_issuers_no_test_customers
  check (issuer <> 'test-customers.invalid');
