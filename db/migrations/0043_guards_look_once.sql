-- The text of an event is put together in two strokes: each of those it had copied all that was said.
create or replace function public.text_of(e public.events) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return '{"at": "' || to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    || '", "id": "' || e.aggregate_id::text || '", "seq": ' || e.seq::text || ', "data": ' || e.data::text
    || (', "role": ' || to_json(e.role)::text || ', "type": ' || to_json(e.type)::text
      || ', "actor": ' || coalesce(to_json(e.actor_id)::text, 'null') || ', "channel": ' || to_json(e.channel)::text
      || ', "machine": ' || coalesce(to_json(e.machine)::text, 'null') || ', "subject": ' || to_json(e.subject)::text
      || ', "aggregate": "' || e.aggregate::text || '"}');
end $$;
--> statement-breakpoint
create or replace function public.must_act(guard text, out person uuid, out machine text)
language plpgsql stable security definer set search_path = '' as $$
declare
  who record := public.acting();
  begun public.requests;
begin
  person := who.person;
  machine := who.machine;
  if person is not null or machine is not null then return; end if;
  select * into begun from public.requests r
  where r.pid = pg_backend_pid() and r.xid = pg_current_xact_id_if_assigned();
  if begun.pid is not null then
    raise exception using errcode = 'RC003', message = 'signed-out',
      constraint = case when begun.token_id is null then 'session_is_live' else 'token_is_live' end;
  end if;
  perform public.forbid(guard, 'nobody acts in this transaction');
end $$;
--> statement-breakpoint
-- Who acts is asked once for all that one statement records.
drop trigger events_are_by_who_acts on public.events;
--> statement-breakpoint
create or replace function public.event_is_by_who_acts() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  who record := public.must_act('event_is_by_who_acts');
  lacking text;
begin
  if exists (select from new_events e
      where e.actor_id is distinct from who.person or e.machine is distinct from who.machine) then
    perform public.forbid('event_is_by_who_acts', 'an event names another actor than who acts');
  elsif exists (select from new_events e where e.xid is distinct from pg_current_xact_id()) then
    perform public.forbid('event_is_of_its_transaction', 'an event names another transaction than its own');
  elsif who.machine is not null and exists (select from new_events e where e.role <> 'system') then
    perform public.forbid('machines_are_system', 'a machine holds no role');
  elsif who.person is not null then
    lacking := (select e.role from new_events e where not public.holds(who.person, e.role) limit 1);
    if lacking is not null then
      perform public.refuse('role_is_held', 'wrong-role', jsonb_build_object('needs', array[lacking]));
    end if;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger events_are_by_who_acts after insert on public.events
referencing new table as new_events for each statement execute function public.event_is_by_who_acts();
--> statement-breakpoint
-- Who begins drafts is asked once for all that one statement begins.
drop trigger drafts_are_begun on public.drafts;
--> statement-breakpoint
create or replace function public.draft_is_begun() returns trigger
language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare
  who record := public.must_act('draft_keeps_its_course');
  made public.drafts;
begin
  if exists (select from new_drafts d where d.corrects is not null)
      and (who.person is null or not public.holds(who.person, 'sales')) then
    perform public.refuse('corrections_are_begun_by_sales', 'wrong-role', '{"needs": ["sales"]}');
  elsif (who.person is null and who.machine like 'token:%'
      or who.person is not null and not (public.holds(who.person, 'devops') or public.holds(who.person, 'sales')))
      and exists (select from new_drafts d where d.corrects is null) then
    perform public.refuse('drafts_are_begun_by_their_makers', 'wrong-role', '{"needs": ["system", "devops", "sales"]}');
  elsif exists (select from new_drafts d where d.state <> 'draft' or d.revision <> 1 or d.layer <> '[]' or num_nonnulls(
      d.decided_by, d.base, d.edited_by, d.submitted_by, d.held, d.sha256, d.handed_over, d.booked) > 0) then
    perform public.forbid('drafts_begin_undecided', 'a draft begins as its first, undecided revision');
  end if;
  -- What corrects nothing and comes first to its installation has no other to be held against.
  for made in select d.* from new_drafts d where d.corrects is not null or exists (
      select from public.drafts o where o.installation_id = d.installation_id and o.release_id <> d.release_id) loop
    if made.corrects is null then perform public.minor_is_billed_once(made);
    else perform public.correction_may_begin(made); end if;
  end loop;
  return null;
end $$;
--> statement-breakpoint
create trigger drafts_are_begun after insert on public.drafts
referencing new table as new_drafts for each statement execute function public.draft_is_begun();
--> statement-breakpoint
drop function public.draft_may_begin(public.drafts);
--> statement-breakpoint
revoke execute on all functions in schema public from public;
