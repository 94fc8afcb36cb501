-- A notice also says when it was written, so that the calendar which it brings
-- along is the same file each time that it is tried.
create or replace function notice_facts(notice public.notices, at timestamptz)
returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  facts jsonb;
  customer jsonb;
begin
  if notice.send_before <= at or notice.audience = 'staff'
    and not coalesce(public.wants_notice(notice.staff_id, notice.kind), false)
  then return null;
  end if;
  select jsonb_build_object('name', c.name, 'email', c.email) into customer
  from public.customers c
  where c.id = notice.customer_id
    -- Not of somebody who was forgotten.
    and (c.name <> '' or c.email is not null or c.phone is not null);
  if customer is null then return null; end if;
  execute format('select public.%I($1, $2, $3, $4)',
    notice.about_type || '_notice_facts')
    into facts
    using notice.about_id, notice.version, notice.kind, at;
  return facts || jsonb_build_object('customer', customer,
    'writtenAt', notice.created_at,
    'staffEmail', (select u.email from public.mcp_users u
      where u.id = notice.staff_id),
    'business', (select jsonb_build_object(
        'name', jsonb_build_object('ja', b.name_ja, 'en', b.name_en),
        'address', jsonb_build_object('ja', b.address_ja, 'en', b.address_en),
        'phone', b.phone, 'email', b.email)
      from public.business b));
end
$$;
