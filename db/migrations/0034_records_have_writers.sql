-- Whoever may give no command on a thing writes nothing in its record, and so changes nothing of it: a row does not
-- change without an event. The forms say who may; a test compares them.
create table public.writers (aggregate text primary key, roles text[] not null, machines boolean not null);
--> statement-breakpoint
insert into public.writers (aggregate, roles, machines) values
  ('release', '{product,qa,devops,sales}', true), ('freeze', '{devops}', true), ('person', '{admin}', true),
  ('installation', '{sales,devops}', true), ('customer', '{sales,devops}', true), ('draft', '{devops,sales}', true),
  ('price_book', '{sales}', false), ('exchange_rate', '{sales}', false), ('api_token', '{admin}', false),
  ('accounting', '{admin,sales}', true), ('terms', '{sales}', true);
--> statement-breakpoint
create function public.record_is_kept_by_its_writers() returns trigger
language plpgsql security definer set search_path = '' as $$
declare writer public.writers;
begin
  select * into writer from public.writers w where w.aggregate = new.aggregate::text;
  if writer.aggregate is null
      or not (new.role = any (writer.roles) or writer.machines and new.role = 'system') then
    perform public.refuse(tg_name, 'wrong-role', jsonb_build_object('needs', coalesce(writer.roles, '{}')));
  end if;
  return null;
end $$;
--> statement-breakpoint
-- At the end of the transaction, after the guards that know the matter better.
create constraint trigger records_are_kept_by_their_writers after insert on public.events
deferrable initially deferred for each row execute function public.record_is_kept_by_its_writers();
--> statement-breakpoint
create function public.by_token() returns boolean
language sql volatile security definer set search_path = '' as $$
  select exists (select from public.requests r
    where r.pid = pg_backend_pid() and r.xid = pg_current_xact_id_if_assigned() and r.token_id is not null)
$$;
--> statement-breakpoint
-- An event that a scope covers opens no other table beside its own.
create or replace function public.change_is_recorded() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  changed record;
  thing uuid;
begin
  if tg_op = 'DELETE' then changed := old; else changed := new; end if;
  if tg_argv[1] = 'id' then thing := changed.id;
  elsif tg_argv[1] = 'release_id' then thing := changed.release_id;
  elsif tg_argv[1] = 'person_id' then thing := changed.person_id;
  else thing := changed.draft_id;
  end if;
  if not public.is_recorded(tg_argv[0], thing) then
    perform public.forbid(tg_name, format('%s of %s without an event', lower(tg_op), tg_table_name));
  elsif tg_table_name not in ('test_runs', 'installations', 'drafts') and public.by_token() then
    perform public.forbid('tokens_change_their_own', format('a token does not change %s', tg_table_name));
  end if;
  return null;
end $$;
--> statement-breakpoint
create or replace function public.customer_is_recorded() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not public.is_recorded('customer', new.id) and not exists (
    select from public.installations i
    where i.customer_id = new.id and public.is_recorded('installation', i.id)) then
    perform public.forbid(tg_name, format('%s of customers without an event', lower(tg_op)));
  elsif public.by_token() then
    perform public.forbid('tokens_change_their_own', 'a token does not change customers');
  end if;
  return null;
end $$;
--> statement-breakpoint
-- Called with the columns that a token may change.
create function public.token_changes_its_own() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if public.by_token() and (tg_op <> 'UPDATE' or to_jsonb(new) - tg_argv <> to_jsonb(old) - tg_argv) then
    perform public.forbid('tokens_change_their_own', format('a token does not change this of %s', tg_table_name));
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger installations_are_changed_by_tokens before insert or update on public.installations
for each row execute function public.token_changes_its_own(
  'infrastructure', 'nodes', 'environments', 'region', 'version', 'facts_source', 'facts_at');
--> statement-breakpoint
create function public.token_books() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.state is distinct from 'booked' and public.by_token() then
    perform public.forbid('tokens_change_their_own', 'a token books drafts and changes nothing else of them');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger drafts_are_booked_by_tokens before insert or update on public.drafts
for each row execute function public.token_books();
--> statement-breakpoint
-- A register's answer is about one number, and named by who asked it: sales, also of a customer who is only now added.
create or replace function public.vat_id_is_confirmed() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  who record;
  before public.customers;
begin
  if tg_op = 'UPDATE' then before := old; end if;
  if (new.vat_confirmed_on, new.vat_confirmed_by, new.vat_reference)
      is not distinct from (before.vat_confirmed_on, before.vat_confirmed_by, before.vat_reference) then
    if new.vat_id is distinct from before.vat_id and new.vat_confirmed_on is not null then
      perform public.forbid('confirmations_fall_with_the_number', 'another VAT id is not confirmed');
    end if;
    return new;
  end if;
  if new.vat_confirmed_on is null then return new; end if;
  select * into who from public.must_act('vat_ids_are_confirmed');
  if who.machine is distinct from 'seed' and (who.person is null or not public.holds(who.person, 'sales')) then
    perform public.refuse('vat_ids_are_confirmed_by_sales', 'wrong-role', '{"needs": ["sales"]}');
  elsif new.vat_confirmed_by is distinct from who.person then
    perform public.forbid('vat_ids_are_confirmed_by_who_acts', 'vat_confirmed_by names another than who acts');
  end if;
  return new;
end $$;
--> statement-breakpoint
drop trigger vat_ids_are_confirmed on public.customers;
--> statement-breakpoint
create trigger vat_ids_are_confirmed before insert or update on public.customers
for each row execute function public.vat_id_is_confirmed();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
