-- The whole life of a draft: lib/invoice/workflow.ts and standing.ts have the same rules.
insert into public.machines (id, name) values (gen_random_uuid(), 'accounting');
--> statement-breakpoint
delete from public.moves where what = 'draft';
--> statement-breakpoint
insert into public.moves (what, come_from, go_to) values
  ('draft', 'draft', 'in_review'), ('draft', 'in_review', 'approved'), ('draft', 'in_review', 'rejected'),
  ('draft', 'in_review', 'draft'), ('draft', 'approved', 'draft'), ('draft', 'rejected', 'draft'),
  ('draft', 'approved', 'handed_over'), ('draft', 'handed_over', 'booked'),
  ('draft', 'handed_over', 'superseded'), ('draft', 'booked', 'superseded'),
  ('draft', 'blocked', 'cancelled'), ('draft', 'draft', 'cancelled'), ('draft', 'in_review', 'cancelled'),
  ('draft', 'approved', 'cancelled'), ('draft', 'rejected', 'cancelled');
--> statement-breakpoint
-- Lines are written once per revision, all together, so none is added later: that needs no event of its own.
drop trigger draft_lines_are_recorded on public.draft_lines;
--> statement-breakpoint
drop trigger draft_lines_add_up on public.draft_lines;
--> statement-breakpoint
drop trigger drafts_add_up on public.drafts;
--> statement-breakpoint
alter table public.draft_lines disable trigger draft_lines_are_kept;
--> statement-breakpoint
update public.draft_lines l set revision = d.revision from public.drafts d where d.id = l.draft_id and d.revision > 1;
--> statement-breakpoint
alter table public.draft_lines enable trigger draft_lines_are_kept;
--> statement-breakpoint
create function public.lines_come_whole() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (
    select from (select n.draft_id, n.revision, count(*) as written from new_lines n group by 1, 2) w
    join public.drafts d on d.id = w.draft_id
    where d.revision <> w.revision or w.written <> (
      select count(*) from public.draft_lines l where l.draft_id = w.draft_id and l.revision = w.revision)) then
    perform public.forbid('lines_come_whole', 'the lines of a revision are written together, with it');
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger draft_lines_come_whole after insert on public.draft_lines
referencing new table as new_lines for each statement execute function public.lines_come_whole();
--> statement-breakpoint
-- When the transaction ends, the lines of the revision add up to the document, and the document to the draft (BR-CO-10, BR-CO-13).
create or replace function public.draft_adds_up() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  d record;
  lines numeric;
  sums jsonb;
begin
  select t.revision, t.net, t.vat, t.gross, t.document -> 'totals' as sums into d from public.drafts t where t.id = new.id;
  sums := d.sums;
  select sum(l.amount) into lines from public.draft_lines l where l.draft_id = new.id and l.revision = d.revision;
  if lines is distinct from (sums ->> 'lines')::numeric
      or d.net is distinct from lines - (sums ->> 'allowances')::numeric + (sums ->> 'charges')::numeric
      or d.vat is distinct from (sums ->> 'vatTotal')::numeric or d.gross is distinct from (sums ->> 'gross')::numeric then
    perform public.forbid('drafts_add_up', 'the lines do not add up to the draft');
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger drafts_add_up after insert or update of revision, net, vat, gross, document on public.drafts
deferrable initially deferred for each row execute function public.draft_adds_up();
--> statement-breakpoint
create or replace function public.draft_keeps_its_course() returns trigger
language plpgsql security definer set search_path = '' as $$
declare who record;
begin
  select * into who from public.must_act('draft_keeps_its_course');
  if tg_op = 'INSERT' then
    perform public.draft_may_begin(new);
  elsif (new.release_id, new.installation_id, new.number, new.drafted_at, new.corrects, new.instead)
      is distinct from (old.release_id, old.installation_id, old.number, old.drafted_at, old.corrects, old.instead) then
    perform public.forbid('drafts_are_kept', 'what a draft is about stays as it was');
  elsif new.state <> old.state then
    perform public.draft_may_move(old, new, who.person, who.machine);
  elsif new.held is distinct from old.held then
    perform public.draft_may_be_held(old, new, who.person);
  else
    perform public.draft_may_be_edited(old, new, who.person);
  end if;
  return new;
end $$;
--> statement-breakpoint
create function public.draft_may_begin(new public.drafts) returns void
language plpgsql set search_path = '' as $$
declare original record;
begin
  if new.state <> 'draft' or new.revision <> 1 or new.layer <> '[]'
      or num_nonnulls(new.decided_by, new.base, new.edited_by, new.submitted_by, new.held, new.sha256, new.handed_over,
        new.booked) > 0 then
    perform public.forbid('drafts_begin_undecided', 'a draft begins as its first, undecided revision');
  elsif new.corrects is null then return;
  end if;
  select d.state, d.release_id, d.installation_id into original from public.drafts d where d.id = new.corrects;
  if original.state not in ('handed_over', 'booked') then
    perform public.refuse('corrected_is_handed_over', 'wrong-state', jsonb_build_object('is', original.state));
  elsif (original.release_id, original.installation_id) is distinct from (new.release_id, new.installation_id) then
    perform public.forbid('corrects_its_own', 'a correction is of the same release and installation');
  end if;
end $$;
--> statement-breakpoint
-- What is printed, and who worked on it.
create function public.draft_is_unchanged(old public.drafts, new public.drafts) returns boolean
language sql immutable set search_path = '' as $$
  select (new.buyer_id, new.currency, new.net, new.vat, new.gross, new.document, new.base, new.layer)
    is not distinct from (old.buyer_id, old.currency, old.net, old.vat, old.gross, old.document, old.base, old.layer)
$$;
--> statement-breakpoint
create function public.draft_is_in_hand(old public.drafts, new public.drafts) returns boolean
language sql immutable set search_path = '' as $$
  select (new.decided_by, new.reason, new.edited_by, new.submitted_by, new.sha256, new.handed_over, new.booked)
    is not distinct from (old.decided_by, old.reason, old.edited_by, old.submitted_by, old.sha256, old.handed_over, old.booked)
$$;
--> statement-breakpoint
create function public.draft_may_be_held(old public.drafts, new public.drafts, person uuid) returns void
language plpgsql set search_path = '' as $$
begin
  if new.revision <> old.revision or new.state_since <> old.state_since
      or not public.draft_is_unchanged(old, new) or not public.draft_is_in_hand(old, new) then
    perform public.forbid('holds_change_nothing_else', 'a hold changes nothing else of a draft');
  elsif old.state not in ('draft', 'in_review', 'approved', 'rejected') then
    perform public.refuse('drafts_are_held_undecided', 'wrong-state', jsonb_build_object('is', old.state));
  elsif person is null and new.held is not null then return;
  elsif person is null or not public.holds(person, 'sales') then
    perform public.refuse('drafts_are_decided_by_sales', 'wrong-role', '{"needs": ["sales"]}');
  end if;
end $$;
--> statement-breakpoint
create function public.draft_may_be_edited(old public.drafts, new public.drafts, person uuid) returns void
language plpgsql set search_path = '' as $$
begin
  if new.revision = old.revision then
    perform public.forbid('drafts_change_by_state', 'a draft changes only with its state, its revision or a hold');
  elsif old.state <> 'draft' then
    perform public.refuse('drafts_are_edited_before_review', 'wrong-state', jsonb_build_object('is', old.state));
  elsif person is null or not public.holds(person, 'sales') then
    perform public.refuse('drafts_are_decided_by_sales', 'wrong-role', '{"needs": ["sales"]}');
  elsif new.revision <> old.revision + 1 then
    perform public.forbid('draft_revisions_have_no_gap', 'an edit is the next revision');
  elsif new.edited_by is distinct from person then
    perform public.forbid('editor_is_who_acts', 'edited_by names another than who acts');
  elsif (new.decided_by, new.reason, new.submitted_by, new.sha256, new.handed_over, new.booked)
      is distinct from (old.decided_by, old.reason, old.submitted_by, old.sha256, old.handed_over, old.booked) then
    perform public.forbid('edits_decide_nothing', 'an edit decides nothing');
  end if;
end $$;
--> statement-breakpoint
create function public.draft_may_move(old public.drafts, new public.drafts, person uuid, machine text) returns void
language plpgsql set search_path = '' as $$
begin
  if not public.draft_is_unchanged(old, new) or new.held is distinct from old.held then
    perform public.forbid('drafts_are_kept', 'what was drafted stays while its state moves');
  elsif not public.may_move('draft', old.state::text, new.state::text) then
    perform public.refuse('drafts_move_legally', 'wrong-state', jsonb_build_object('is', old.state));
  elsif new.revision <> old.revision + (new.state = 'draft')::int then
    perform public.forbid('draft_revisions_have_no_gap', 'going back to draft is the next revision');
  end if;
  perform public.draft_is_moved_by(old.state, new.state, person, machine);
  if new.state in ('approved', 'rejected', 'cancelled') then
    if new.decided_by is distinct from person then
      perform public.forbid('decider_is_who_acts', 'decided_by names another than who acts');
    end if;
  end if;
  if new.state in ('in_review', 'approved', 'handed_over') and old.held is not null then
    perform public.refuse('held_drafts_wait', 'on-hold', jsonb_build_object('reason', old.held));
  end if;
  perform public.draft_arrives(old, new, person);
end $$;
--> statement-breakpoint
create function public.draft_is_moved_by(come_from public.draft_state, go_to public.draft_state, person uuid, machine text)
returns void language plpgsql set search_path = '' as $$
begin
  if go_to = 'superseded' then
    if machine is null then
      perform public.refuse('drafts_are_superseded_by_machines', 'wrong-role', '{"needs": ["system"]}');
    end if;
  elsif machine is not null and (come_from, go_to) in (('in_review', 'draft'), ('handed_over', 'booked')) then return;
  elsif person is null or not public.holds(person, 'sales') then
    perform public.refuse('drafts_are_decided_by_sales', 'wrong-role', '{"needs": ["sales"]}');
  end if;
end $$;
--> statement-breakpoint
create function public.draft_arrives(old public.drafts, new public.drafts, person uuid) returns void
language plpgsql set search_path = '' as $$
begin
  case new.state
  when 'in_review' then
    if new.submitted_by is distinct from person then
      perform public.forbid('submitter_is_who_acts', 'submitted_by names another than who acts');
    end if;
  when 'approved' then
    if person in (old.edited_by, old.submitted_by) or old.layer @> jsonb_build_array(jsonb_build_object('by', person)) then
      perform public.refuse('drafts_have_four_eyes', 'edited-by-you');
    elsif new.sha256 is null or new.sha256 !~ '^[0-9a-f]{64}$' then
      perform public.forbid('approvals_freeze', 'an approval names the digest of what it approves');
    end if;
  when 'draft' then
    if new.edited_by is distinct from person or num_nonnulls(new.submitted_by, new.sha256, new.decided_by) > 0 then
      perform public.forbid('drafts_begin_again', 'a draft that goes back is undecided again');
    end if;
    if new.corrects is null or new.instead then perform public.minor_is_billed_once(new); end if;
  when 'handed_over' then
    if new.handed_over is null or new.handed_over #>> '{sha256,json}' <> old.sha256 then
      perform public.forbid('what_was_approved_is_handed_over', 'the digest is not that of the approval');
    end if;
  when 'superseded' then
    if not exists (select from public.drafts c where c.corrects = new.id and c.instead
        and c.state in ('handed_over', 'booked')) then
      perform public.refuse('superseded_is_billed_anew', 'not-replaced');
    end if;
  else null;
  end case;
  if new.state <> 'draft' and (
      (new.state <> 'approved' and new.sha256 is distinct from old.sha256)
      or (new.state <> 'in_review' and new.submitted_by is distinct from old.submitted_by)
      or new.edited_by is distinct from old.edited_by)
    or (new.state <> 'handed_over' and new.handed_over is distinct from old.handed_over)
    or (new.state <> 'booked' and new.booked is distinct from old.booked) then
    perform public.forbid('states_change_their_own', 'what belongs to another state stays as it was');
  elsif new.state = 'booked' and coalesce(new.booked, '') = '' then
    perform public.forbid('booked_has_a_number', 'what is booked has a number');
  end if;
end $$;
--> statement-breakpoint
create or replace function public.minor_is_billed_once(draft public.drafts) returns void
language plpgsql set search_path = '' as $$
declare other record;
begin
  select b.version, d.number into other from public.drafts d
  join public.releases b on b.id = d.release_id join public.releases r on r.id = draft.release_id
  where d.installation_id = draft.installation_id and d.release_id <> draft.release_id and (d.corrects is null or d.instead)
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
-- These look one thing up by its index. A plan that was made while the tables were small would read them whole for each
-- row of a batch, and be kept by its connection.
alter function public.last_seq(text, uuid) set enable_seqscan = off;
--> statement-breakpoint
alter function public.chain_event(public.events) set enable_seqscan = off;
--> statement-breakpoint
alter function public.is_recorded(text, uuid) set enable_seqscan = off;
--> statement-breakpoint
alter function public.draft_adds_up() set enable_seqscan = off;
--> statement-breakpoint
revoke execute on all functions in schema public from public;
