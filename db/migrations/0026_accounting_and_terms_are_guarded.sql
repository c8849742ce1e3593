-- What an installation reports of itself may be written by a token issued for it.
insert into public.scope_events (scope, aggregate, type) values ('installations:write', 'installation', 'factsReported');
--> statement-breakpoint
-- Standard rates as the law has them; what comes later, accounting records with its evidence.
insert into public.vat_rates (country, category, valid_from, rate, evidence, entered_at) values
  ('FR', 'S', '2000-04-01', 19.6, 'Code général des impôts, art. 278 (loi n° 2000-656, art. 1)', '2026-01-01T00:00:00Z'),
  ('FR', 'S', '2014-01-01', 20, 'Code général des impôts, art. 278 (loi n° 2012-1510, art. 68)', '2026-01-01T00:00:00Z'),
  ('IS', 'S', '2010-01-01', 25.5, 'Lög um virðisaukaskatt nr. 50/1988, 14. gr. (lög nr. 130/2009)', '2026-01-01T00:00:00Z'),
  ('IS', 'S', '2015-01-01', 24, 'Lög um virðisaukaskatt nr. 50/1988, 14. gr. (lög nr. 124/2014)', '2026-01-01T00:00:00Z');
--> statement-breakpoint
-- One of the tables of accounting does not change without an event of accounting, of which there is one.
create function public.accounting_is_recorded() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not public.is_recorded('accounting', '00000000-0000-4000-8000-00000000acc0') then
    perform public.forbid(tg_name, format('%s of %s without an event', lower(tg_op), tg_table_name));
  end if;
  return null;
end $$;
--> statement-breakpoint
do $$
declare what text;
begin
  foreach what in array array['accounting_settings', 'vat_rates', 'sellers'] loop
    execute format('create constraint trigger %I after insert or update or delete on public.%I
      deferrable initially deferred for each row execute function public.accounting_is_recorded()',
      what || '_are_recorded', what);
  end loop;
end $$;
--> statement-breakpoint
create constraint trigger terms_are_recorded after insert or update or delete on public.terms_of_sale
deferrable initially deferred for each row execute function public.change_is_recorded('terms', 'id');
--> statement-breakpoint
-- The person accounting is asked of decides; of the machines only the one that fills a new console.
create function public.accounting_decides(guard text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  who record;
  contact record;
begin
  select * into who from public.must_act(guard);
  if who.machine = 'seed' then return; end if;
  if who.person is null or not public.holds(who.person, 'sales') then
    perform public.refuse(guard, 'wrong-role', '{"needs": ["sales"]}');
  end if;
  select p.id, p.name into contact from public.accounting_settings s join public.people p on p.id = s.contact_id;
  if contact.id is distinct from who.person then
    perform public.refuse(guard, 'not-accounting', jsonb_build_object('contact', contact.name));
  end if;
end $$;
--> statement-breakpoint
create function public.accounting_is_decided() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform public.accounting_decides(tg_argv[0]);
  return new;
end $$;
--> statement-breakpoint
create trigger vat_rates_are_decided before insert on public.vat_rates
for each row execute function public.accounting_is_decided('vat_rates_are_decided');
--> statement-breakpoint
create trigger sellers_are_decided before insert or update on public.sellers
for each row execute function public.accounting_is_decided('sellers_are_decided');
--> statement-breakpoint
-- An admin names the contact, who is in sales; the contact decides the policy.
create function public.settings_are_decided() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  who record;
  before public.accounting_settings;
begin
  if tg_op = 'UPDATE' then before := old; else before.vat_id_evidence := 'confirmed'; end if;
  if new.contact_id is distinct from before.contact_id then
    select * into who from public.must_act('contact_is_named');
    if who.machine is distinct from 'seed' and (who.person is null or not public.holds(who.person, 'admin')) then
      perform public.refuse('contact_is_named_by_admins', 'wrong-role', '{"needs": ["admin"]}');
    elsif not public.holds(new.contact_id, 'sales') then
      perform public.refuse('contact_is_in_sales', 'not-sales',
        (select jsonb_build_object('name', p.name) from public.people p where p.id = new.contact_id));
    end if;
  end if;
  if (new.outside_union, new.vat_id_evidence, new.retention)
      is distinct from (before.outside_union, before.vat_id_evidence, before.retention) then
    perform public.accounting_decides('vat_policy_is_decided');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger settings_are_decided before insert or update on public.accounting_settings
for each row execute function public.settings_are_decided();
--> statement-breakpoint
create trigger vat_rates_are_by_who_acts before insert on public.vat_rates
for each row execute function public.names_who_acts('entered_by');
--> statement-breakpoint
create function public.vat_rate_begins_later() returns trigger
language plpgsql security definer set search_path = '' as $$
declare newest text := (select max(r.valid_from) from public.vat_rates r
  where r.country = new.country and r.category = new.category);
begin
  if new.valid_from <= newest then
    perform public.refuse('vat_rates_begin_later', 'begins-too-early', jsonb_build_object('after', newest));
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger vat_rates_begin_later before insert on public.vat_rates
for each row execute function public.vat_rate_begins_later();
--> statement-breakpoint
create trigger vat_rates_are_kept before update or delete on public.vat_rates
for each row execute function public.refuse_change();
--> statement-breakpoint
create trigger vat_rates_stay before truncate on public.vat_rates
for each statement execute function public.refuse_change();
--> statement-breakpoint
-- Terms of sale come whole, from sales, and one set of a level for a holder on any day. Only their end is set, once.
create function public.terms_keep_their_course() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  who record;
  ending text[] := array['ended_on', 'end_reason', 'ended_by', 'ended_at'];
  rival text;
begin
  select * into who from public.must_act('terms_keep_their_course');
  if who.person is not null and not public.holds(who.person, 'sales') then
    perform public.refuse('terms_are_agreed_by_sales', 'wrong-role', '{"needs": ["sales"]}');
  end if;
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - ending <> to_jsonb(old) - ending or new.ended_on is null then
      perform public.forbid('terms_are_kept', 'terms of sale stay as they were agreed');
    elsif old.ended_on is not null then
      perform public.refuse('terms_end_once', 'over');
    elsif new.ended_by is distinct from who.person then
      perform public.forbid('terms_end_by_who_acts', 'ended_by names another than who acts');
    end if;
    return new;
  end if;
  if new.added_by is distinct from who.person or new.ended_on is not null then
    perform public.forbid('terms_are_by_who_acts', 'added_by names another than who acts');
  end if;
  rival := public.rival_of(new);
  if rival is not null then
    perform public.refuse('terms_have_no_rival', 'overlaps', jsonb_build_object('with', rival));
  end if;
  return new;
end $$;
--> statement-breakpoint
-- The code of other terms that are in force for the same holder, at the same level, on a day that these are.
create function public.rival_of(terms public.terms_of_sale) returns text
language sql stable set search_path = '' as $$
  select r.code from public.terms_of_sale r
  where r.level = terms.level and r.agreed_for = terms.agreed_for and r.code <> terms.code
    and (r.ended_on is null or r.ended_on >= r.valid_from)
    and r.valid_from <= coalesce(terms.valid_to, r.valid_from)
    and terms.valid_from <= coalesce(least(r.valid_to, r.ended_on), terms.valid_from)
    and not exists (select from public.terms_of_sale n where n.code = r.code and n.version > r.version
      and n.valid_from <= terms.valid_from and (n.ended_on is null or n.ended_on >= n.valid_from))
  order by r.code limit 1
$$;
--> statement-breakpoint
create trigger terms_keep_their_course before insert or update on public.terms_of_sale
for each row execute function public.terms_keep_their_course();
--> statement-breakpoint
create trigger terms_stay before delete on public.terms_of_sale
for each row execute function public.refuse_change();
--> statement-breakpoint
create trigger terms_all_stay before truncate on public.terms_of_sale
for each statement execute function public.refuse_change();
--> statement-breakpoint
-- A register's answer is about one number, and named by who asked it.
create function public.vat_id_is_confirmed() returns trigger
language plpgsql security definer set search_path = '' as $$
declare who record;
begin
  if (new.vat_confirmed_on, new.vat_confirmed_by, new.vat_reference)
      is not distinct from (old.vat_confirmed_on, old.vat_confirmed_by, old.vat_reference) then
    if new.vat_id is distinct from old.vat_id and new.vat_confirmed_on is not null then
      perform public.forbid('confirmations_fall_with_the_number', 'another VAT id is not confirmed');
    end if;
    return new;
  end if;
  if new.vat_confirmed_on is null then return new; end if;
  select * into who from public.must_act('vat_ids_are_confirmed');
  if who.person is not null and not public.holds(who.person, 'sales') then
    perform public.refuse('vat_ids_are_confirmed_by_sales', 'wrong-role', '{"needs": ["sales"]}');
  elsif new.vat_confirmed_by is distinct from who.person then
    perform public.forbid('vat_ids_are_confirmed_by_who_acts', 'vat_confirmed_by names another than who acts');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger vat_ids_are_confirmed before update on public.customers
for each row execute function public.vat_id_is_confirmed();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
