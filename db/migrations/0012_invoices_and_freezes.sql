-- What was drafted stays as it was worked out; only its state moves, by sales. A freeze is only ever cut short.
alter table public.ledger add constraint drafted_or_said_why check (
  state <> 'drafted' or why is null);
--> statement-breakpoint
create function public.draft_keeps_its_course() returns trigger
language plpgsql security definer set search_path = '' as $$
declare who record;
begin
  select * into who from public.must_act('draft_keeps_its_course');
  if tg_op = 'INSERT' then
    if new.state <> 'draft' or new.revision <> 1 or new.decided_by is not null then
      perform public.forbid('drafts_begin_undecided', 'a draft begins as its first, undecided revision');
    end if;
    return new;
  end if;
  if (new.release_id, new.installation_id, new.buyer_id, new.number, new.currency, new.net, new.vat, new.gross,
      new.drafted_at, new.document) is distinct from (old.release_id, old.installation_id, old.buyer_id, old.number,
      old.currency, old.net, old.vat, old.gross, old.drafted_at, old.document) then
    perform public.forbid('drafts_are_kept', 'what was drafted stays as it was worked out');
  elsif new.state = old.state then
    perform public.forbid('drafts_change_by_state', 'a draft changes only with its state');
  elsif not public.may_move('draft', old.state::text, new.state::text) then
    perform public.refuse('drafts_move_legally', 'wrong-state', jsonb_build_object('is', old.state));
  elsif who.person is null or not public.holds(who.person, 'sales') then
    perform public.refuse('drafts_are_decided_by_sales', 'wrong-role', '{"needs": ["sales"]}');
  elsif new.state <> 'draft' and new.decided_by is distinct from who.person then
    perform public.forbid('decider_is_who_acts', 'decided_by names another than who acts');
  elsif new.revision <> old.revision + (new.state = 'draft')::int then
    perform public.forbid('draft_revisions_have_no_gap', 'reopening is the next revision');
  end if;
  if new.state = 'draft' then perform public.minor_is_billed_once(new); end if;
  return new;
end $$;
--> statement-breakpoint
-- As billedElsewhere in db/load/billed.ts: while a draft was rejected, another release of the minor may have been billed.
create function public.minor_is_billed_once(draft public.drafts) returns void
language plpgsql set search_path = '' as $$
declare other record;
begin
  select b.version, d.number into other from public.drafts d
  join public.releases b on b.id = d.release_id join public.releases r on r.id = draft.release_id
  where d.installation_id = draft.installation_id and d.release_id <> draft.release_id
    and d.state not in ('rejected', 'cancelled', 'superseded')
    and split_part(b.version, '.', 1) = split_part(r.version, '.', 1)
    and split_part(b.version, '.', 2) = split_part(r.version, '.', 2)
  order by d.number desc limit 1;
  if other.version is not null then
    perform public.refuse('minor_is_billed_once', 'billed-since',
      jsonb_build_object('release', other.version, 'number', other.number));
  end if;
end $$;
--> statement-breakpoint
create trigger drafts_keep_their_course before insert or update on public.drafts
for each row execute function public.draft_keeps_its_course();
--> statement-breakpoint
create trigger drafts_stay before delete on public.drafts
for each row execute function public.refuse_change();
--> statement-breakpoint
-- When the transaction ends, the lines add up to the document, and the document to the draft (BR-CO-10, BR-CO-13).
create function public.draft_adds_up() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  d public.drafts;
  lines numeric;
  sums jsonb;
begin
  if tg_table_name = 'drafts' then select * into d from public.drafts where id = new.id;
  else select * into d from public.drafts where id = new.draft_id;
  end if;
  sums := d.document -> 'totals';
  select coalesce(sum(l.amount), 0) into lines from public.draft_lines l where l.draft_id = d.id;
  if lines is distinct from (sums ->> 'lines')::numeric
      or d.net is distinct from lines - (sums ->> 'allowances')::numeric + (sums ->> 'charges')::numeric
      or d.vat is distinct from (sums ->> 'vatTotal')::numeric then
    perform public.forbid('drafts_add_up', 'the lines do not add up to the draft');
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger drafts_add_up after insert on public.drafts
deferrable initially deferred for each row execute function public.draft_adds_up();
--> statement-breakpoint
create constraint trigger draft_lines_add_up after insert on public.draft_lines
deferrable initially deferred for each row execute function public.draft_adds_up();
--> statement-breakpoint
create function public.ledger_is_kept() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.state = 'drafted' and not (new.state = 'not_billable' and new.why = 'cancelled') then
    perform public.refuse('ledger_is_kept', 'already-drafted');
  elsif new.state = 'drafted' and not exists (select from public.drafts d where d.id = new.draft_id
      and d.release_id = new.release_id and d.installation_id = new.installation_id) then
    perform public.forbid('ledger_names_its_draft', 'the draft of an entry is of the same release and installation');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger ledger_is_kept before update on public.ledger
for each row execute function public.ledger_is_kept();
--> statement-breakpoint
create trigger price_books_are_by_who_acts before insert on public.price_books
for each row execute function public.names_who_acts('added_by');
--> statement-breakpoint
create trigger freezes_are_by_who_acts before insert on public.freezes
for each row execute function public.names_who_acts('added_by');
--> statement-breakpoint
create trigger freezes_end_by_who_acts before update on public.freezes
for each row execute function public.names_who_acts('ended_by');
--> statement-breakpoint
create function public.freeze_only_ends() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.ended_at is not null then perform public.refuse('freezes_end_once', 'over');
  elsif new.ends_at > old.ends_at or new.ended_at is null or new.starts_at <> old.starts_at
      or new.tracks <> old.tracks or new.reason <> old.reason then
    perform public.forbid('freezes_are_only_cut_short', 'a freeze ends earlier, and nothing else of it changes');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger freezes_only_end before update on public.freezes
for each row execute function public.freeze_only_ends();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
