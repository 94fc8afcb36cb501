-- Owners revoke one token, all tokens of a user, or all of an issuer.
alter table revocations drop constraint revocations_kind_check,
  add constraint revocations_kind_check
    -- The subject of an issuer's revocation is the issuer itself.
    check (kind in ('token', 'user', 'issuer'));

create policy revoke_by_owner on revocations for insert to madoguchi_admission
  with check (true);
grant insert on revocations to madoguchi_admission;
-- A write that is under way sees that its issuer's tokens are revoked.
create policy own_issuer on revocations for select to madoguchi_user
  using (issuer = app_issuer() and kind = 'issuer');

create function revoke_tokens(
  session text, name text, given_kind text, given_subject text,
  until timestamptz, keep_until timestamptz
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform public.live_owner(session);
  if not exists (
    select from public.trusted_issuers t where t.issuer = name)
  then
    raise exception 'No such issuer' using errcode = 'MD002';
  end if;
  insert into public.revocations
    (issuer, kind, subject, issued_until, expires_at)
  values (name, given_kind, given_subject, until, keep_until)
  on conflict do nothing;
end
$$;

grant create on schema public to madoguchi_admission;
alter function revoke_tokens owner to madoguchi_admission;
revoke create on schema public from madoguchi_admission;
revoke all on function revoke_tokens from public;
grant execute on function revoke_tokens to madoguchi_staff;
