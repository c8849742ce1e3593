-- No row of these tables changes without an event of its aggregate in the same transaction. Checked when the
-- transaction ends, by one look at the last event: as an ordinary trigger it would depend on who writes first.
create function public.is_recorded(of text, thing uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  return coalesce((select e.xid = pg_current_xact_id() from public.events e
    where e.aggregate = of::public.aggregate and e.aggregate_id = thing order by e.seq desc limit 1), false);
end $$;
--> statement-breakpoint
-- The last events of a thing that this transaction wrote. One command never writes more than a few.
create function public.recorded_now(of text, thing uuid) returns setof public.events
language plpgsql volatile security definer set search_path = '' as $$
begin
  return query select tail.* from (
    select e.* from public.events e
    where e.aggregate = of::public.aggregate and e.aggregate_id = thing order by e.seq desc limit 16) tail
  where tail.xid = pg_current_xact_id();
end $$;
--> statement-breakpoint
-- Called with the aggregate and the column that holds its id.
create function public.change_is_recorded() returns trigger
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
  end if;
  return null;
end $$;
--> statement-breakpoint
-- A customer has a record of its own, or came with an installation and stands in that one's.
create function public.customer_is_recorded() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not public.is_recorded('customer', new.id) and not exists (
    select from public.installations i
    where i.customer_id = new.id and public.is_recorded('installation', i.id)) then
    perform public.forbid(tg_name, format('%s of customers without an event', lower(tg_op)));
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger customers_are_recorded after insert or update on public.customers
deferrable initially deferred for each row execute function public.customer_is_recorded();
--> statement-breakpoint
do $$
declare what record;
begin
  for what in select * from (values
    ('releases', 'release', 'id'), ('changes', 'release', 'release_id'), ('sign_offs', 'release', 'release_id'),
    ('criteria', 'release', 'release_id'), ('test_runs', 'release', 'release_id'), ('tracks', 'release', 'release_id'),
    ('deployments', 'release', 'release_id'), ('rollouts', 'release', 'release_id'), ('incidents', 'release', 'release_id'),
    ('freezes', 'freeze', 'id'), ('people', 'person', 'id'), ('person_roles', 'person', 'person_id'),
    ('git_identities', 'person', 'person_id'), ('installations', 'installation', 'id'), ('drafts', 'draft', 'id'),
    ('draft_lines', 'draft', 'draft_id'), ('ledger', 'draft', 'id'), ('price_books', 'price_book', 'id')
  ) as listed (of, aggregate, key) loop
    execute format('create constraint trigger %I after insert or update or delete on public.%I
      deferrable initially deferred for each row execute function public.change_is_recorded(%L, %L)',
      what.of || '_are_recorded', what.of, what.aggregate, what.key);
  end loop;
end $$;
--> statement-breakpoint
-- Called with the column that names a person: it names the one who acts, and is empty for a machine.
create function public.names_who_acts() returns trigger
language plpgsql security definer set search_path = '' as $$
declare named uuid := to_jsonb(new) ->> tg_argv[0];
begin
  if named is distinct from (select w.person from public.must_act(tg_name) w) then
    perform public.forbid(tg_name, format('%s.%s names another than who acts', tg_table_name, tg_argv[0]));
  end if;
  return new;
end $$;
--> statement-breakpoint
revoke execute on all functions in schema public from public;
