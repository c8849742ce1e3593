-- A draft is begun by who may have one made, a correction by sales; what a minor release bills is asked then too, and
-- in turn: db/load/lock-billing.ts takes the same lock.
create function public.draft_waits_its_turn() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.state = 'draft' then
    perform pg_advisory_xact_lock(hashtextextended('draft ' || new.installation_id::text, 0));
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger drafts_are_asked_in_turn before insert or update of state on public.drafts
for each row execute function public.draft_waits_its_turn();
--> statement-breakpoint
create function public.draft_is_begun() returns trigger
language plpgsql security definer set search_path = '' as $$
declare who record;
begin
  select * into who from public.must_act('draft_keeps_its_course');
  if new.corrects is not null then
    if who.person is null or not public.holds(who.person, 'sales') then
      perform public.refuse('corrections_are_begun_by_sales', 'wrong-role', '{"needs": ["sales"]}');
    end if;
  elsif who.person is null and who.machine like 'token:%'
      or who.person is not null and not (public.holds(who.person, 'devops') or public.holds(who.person, 'sales')) then
    perform public.refuse('drafts_are_begun_by_their_makers', 'wrong-role', '{"needs": ["system", "devops", "sales"]}');
  end if;
  if new.corrects is null or new.instead then perform public.minor_is_billed_once(new); end if;
  return new;
end $$;
--> statement-breakpoint
create trigger drafts_are_begun before insert on public.drafts
for each row execute function public.draft_is_begun();
--> statement-breakpoint
-- What leaves has the digest that the approval froze; what was approved before there were digests has one at least.
create function public.hand_over_is_what_was_approved() returns trigger
language plpgsql security definer set search_path = '' as $$
declare digest text := new.handed_over #>> '{sha256,json}';
begin
  if digest is null or digest !~ '^[0-9a-f]{64}$' or digest <> coalesce(old.sha256, digest) then
    perform public.forbid('what_was_approved_is_handed_over', 'the digest is not that of the approval');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger drafts_are_handed_over_as_approved before update on public.drafts
for each row when (new.state = 'handed_over' and old.state <> 'handed_over')
execute function public.hand_over_is_what_was_approved();
--> statement-breakpoint
-- Four eyes look at who laid something over a draft. What is new there is by who acts; what somebody else laid stays
-- theirs over another base, with what they set, or with what the line they set it on had.
create function public.layer_is_by_who_acts() returns trigger
language plpgsql security definer set search_path = '' as $$
declare person text := (select a.person::text from public.acting() a);
begin
  if jsonb_typeof(new.layer) <> 'array' or exists (
    select from jsonb_array_elements(new.layer) n
    where n ->> 'by' is distinct from person and not exists (
      select from jsonb_array_elements(old.layer) o
      where (n ->> 'by', n ->> 'at', n ->> 'reason') = (o ->> 'by', o ->> 'at', o ->> 'reason')
        and (n ->> 'quantity' is not distinct from o ->> 'quantity' or n ->> 'quantity' = o #>> '{was,quantity}')
        and (n ->> 'unitPrice' is not distinct from o ->> 'unitPrice' or n ->> 'unitPrice' = o #>> '{was,unitPrice}'))) then
    perform public.forbid('layers_name_who_acts', 'what is laid over a draft names another than who acts');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger drafts_name_who_laid_what before update on public.drafts
for each row when (new.layer is distinct from old.layer) execute function public.layer_is_by_who_acts();
--> statement-breakpoint
create or replace function public.ledger_is_kept() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and old.state = 'drafted' and not (new.state = 'not_billable' and new.why = 'cancelled'
      and exists (select from public.drafts d where d.id = old.draft_id and d.state = 'cancelled')) then
    perform public.refuse('ledger_is_kept', 'already-drafted');
  elsif new.state = 'drafted' and not exists (select from public.drafts d where d.id = new.draft_id
      and d.release_id = new.release_id and d.installation_id = new.installation_id) then
    perform public.forbid('ledger_names_its_draft', 'the draft of an entry is of the same release and installation');
  end if;
  return new;
end $$;
--> statement-breakpoint
drop trigger ledger_is_kept on public.ledger;
--> statement-breakpoint
create trigger ledger_is_kept before insert or update on public.ledger
for each row execute function public.ledger_is_kept();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
