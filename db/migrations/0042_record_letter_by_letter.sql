-- What was changed past the console is not carried over as though it had been said.
do $$
declare bad record;
begin
  select c.aggregate, c.aggregate_id, c.seq into bad from public.chain c
  join public.events e on e.aggregate = c.aggregate and e.aggregate_id = c.aggregate_id and e.seq = c.seq
  where (c.text::jsonb -> 'data') is distinct from e.data limit 1;
  if found then
    raise exception 'The record is not whole: % %, event %. Run npm run audit:verify of the version before.',
      bad.aggregate, bad.aggregate_id, bad.seq;
  end if;
end $$;
--> statement-breakpoint
-- The record keeps what was said letter by letter: its text is what is hashed, and need not stand beside the hash once
-- more. What was chained before is kept as it was chained.
create function public.said_in_chain(of public.aggregate, thing uuid, number integer, data jsonb) returns json
language sql stable set search_path = '' as $$
  select coalesce((select c.text::json -> 'data' from public.chain c
    where c.aggregate = of and c.aggregate_id = thing and c.seq = number), data::text::json)
$$;
--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "data" SET DATA TYPE json
using public.said_in_chain(aggregate, aggregate_id, seq, data);
--> statement-breakpoint
drop function public.said_in_chain(public.aggregate, uuid, integer, jsonb);
--> statement-breakpoint
-- JSON can spell a NUL and half a character; what has one is read by nobody. Control characters are spelled as well.
ALTER TABLE "events" ADD CONSTRAINT "events_can_be_read" CHECK (strpos("events"."data"::text, '\u') = 0 or "events"."data"::text !~ '(^|[^\\])(\\\\)*\\u(0000|[dD][89a-fA-F])');
--> statement-breakpoint
-- Pressing a document together, or keeping it beside its row, costs more than the place it takes: it is read at once for
-- its hash, and again for the draft.
alter table public.events alter column data set storage external;
--> statement-breakpoint
alter table public.events set (toast_tuple_target = 8160);
--> statement-breakpoint
ALTER TABLE "chain" DROP COLUMN "text";
--> statement-breakpoint
-- The document of a draft stands in the record, in the event that the draft names.
ALTER TABLE "drafts" ADD COLUMN "document_seq" integer;
--> statement-breakpoint
alter table public.drafts disable trigger user;
--> statement-breakpoint
update public.drafts d set document_seq = (
  select max(e.seq) from public.events e
  where e.aggregate = 'draft' and e.aggregate_id = d.id and e.data -> 'document' is not null);
--> statement-breakpoint
alter table public.drafts enable trigger user;
--> statement-breakpoint
ALTER TABLE "drafts" ALTER COLUMN "document_seq" SET NOT NULL;
--> statement-breakpoint
drop trigger drafts_add_up on public.drafts;
--> statement-breakpoint
ALTER TABLE "drafts" DROP COLUMN "document";
--> statement-breakpoint
ALTER TABLE "drafts" ALTER COLUMN "base" SET DATA TYPE json using base::text::json;
--> statement-breakpoint
create or replace function public.draft_is_unchanged(old public.drafts, new public.drafts) returns boolean
language sql immutable set search_path = '' as $$
  select (new.buyer_id, new.currency, new.net, new.vat, new.gross, new.document_seq, new.base::text, new.layer)
    is not distinct from
    (old.buyer_id, old.currency, old.net, old.vat, old.gross, old.document_seq, old.base::text, old.layer)
$$;
--> statement-breakpoint
-- When the transaction ends, the lines of the revision add up to the document, and the document to the draft (BR-CO-10, BR-CO-13).
create or replace function public.draft_adds_up() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (
    select from public.drafts d
    join public.events e on e.aggregate = 'draft' and e.aggregate_id = d.id and e.seq = d.document_seq and e.type in
      ('draftGenerated', 'correctionDrafted', 'lineOverridden', 'overrideRemoved', 'draftRecomputed')
    cross join lateral (select sum(l.amount) as lines from public.draft_lines l
      where l.draft_id = d.id and l.revision = d.revision) l
    cross join lateral json_to_record(e.data #> '{document,totals}')
      as t (lines numeric, allowances numeric, charges numeric, "vatTotal" numeric, gross numeric)
    where d.id = new.id and l.lines = t.lines and d.net = t.lines - t.allowances + t.charges
      and d.vat = t."vatTotal" and d.gross = t.gross) then
    perform public.forbid('drafts_add_up', 'the lines do not add up to the draft');
  end if;
  return null;
end $$;
--> statement-breakpoint
alter function public.draft_adds_up() set enable_seqscan = off;
--> statement-breakpoint
create constraint trigger drafts_add_up after insert or update of revision, net, vat, gross, document_seq on public.drafts
deferrable initially deferred for each row execute function public.draft_adds_up();
--> statement-breakpoint
-- Why a line comes to its amount is said by the document.
ALTER TABLE "draft_lines" DROP COLUMN "explanation";
--> statement-breakpoint
-- hash = sha256(text, then the hash before it in hexadecimal); nothing comes before the first of a chain.
create or replace function public.chain_event(e public.events) returns void
language plpgsql set search_path = '' set enable_seqscan = off as $$
declare hash_before text;
begin
  if e.seq <> 1 then
    hash_before := (select c.hash from public.chain c
      where c.aggregate = e.aggregate and c.aggregate_id = e.aggregate_id and c.seq = e.seq - 1);
    if hash_before is null then
      perform public.forbid('chain_has_no_gap', 'the event before this one is not in the chain');
    end if;
  end if;
  insert into public.chain (aggregate, aggregate_id, seq, hash) values (e.aggregate, e.aggregate_id, e.seq,
    encode(sha256(convert_to(public.text_of(e) || coalesce(hash_before, ''), 'UTF8')), 'hex'));
end $$;
--> statement-breakpoint
create or replace function public.only_signed_once() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and old.checkpoint is null
    and (new.aggregate, new.aggregate_id, new.seq, new.hash) = (old.aggregate, old.aggregate_id, old.seq, old.hash)
    then return new; end if;
  perform public.forbid('chain_is_kept', 'what is in the chain stays as it is');
end $$;
--> statement-breakpoint
-- The next hashes that no checkpoint has, in the order of their chains, with what their events say now; '' where there
-- is none. Whoever asks holds the lock until the commit.
create or replace function public.not_signed(most integer)
returns table (number integer, aggregate text, id uuid, seq integer, said text, hash text, hash_before text)
language plpgsql security definer set search_path = ''
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  perform pg_advisory_xact_lock(7304417120);
  return query
    with next as materialized (
      select c.aggregate, c.aggregate_id, c.seq, c.hash from public.chain c
      where c.checkpoint is null order by c.aggregate, c.aggregate_id, c.seq limit most)
    select 1 + coalesce((select max(p.number) from public.checkpoints p), 0), n.aggregate::text, n.aggregate_id, n.seq,
      coalesce(public.text_of(e), ''), n.hash, b.hash
    from next n
    left join public.events e on e.aggregate = n.aggregate and e.aggregate_id = n.aggregate_id and e.seq = n.seq
    left join public.chain b on b.aggregate = n.aggregate and b.aggregate_id = n.aggregate_id and b.seq = n.seq - 1
    order by n.aggregate, n.aggregate_id, n.seq;
end $$;
--> statement-breakpoint
create function public.sorted_list(list json) returns text[]
language sql immutable set search_path = '' as $$
  select coalesce(array_agg(entry order by entry), '{}') from json_array_elements_text(list) entry
$$;
--> statement-breakpoint
-- What most rows have not, their indexes need not either; and the drafts of a release are found by their places.
DROP INDEX "drafts_release_id_index";
--> statement-breakpoint
DROP INDEX "one_live_correction";
--> statement-breakpoint
DROP INDEX "drafts_corrects_number_index";
--> statement-breakpoint
DROP INDEX "chain_checkpoint";
--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_correction" ON "drafts" USING btree ("corrects") WHERE "drafts"."corrects" is not null and "drafts"."state" in ('draft', 'in_review', 'approved', 'rejected');
--> statement-breakpoint
CREATE INDEX "drafts_corrects_number_index" ON "drafts" USING btree ("corrects","number") WHERE "drafts"."corrects" is not null;
--> statement-breakpoint
CREATE INDEX "chain_checkpoint" ON "chain" USING btree ("checkpoint") WHERE "chain"."checkpoint" is not null;
--> statement-breakpoint
-- That events are numbered without a gap is said by the chain: an event follows one that is in it, and no two have a number.
create or replace function public.event_is_by_who_acts() returns trigger
language plpgsql security definer set search_path = '' as $$
declare who record;
begin
  select * into who from public.must_act('event_is_by_who_acts');
  if new.actor_id is distinct from who.person or new.machine is distinct from who.machine then
    perform public.forbid('event_is_by_who_acts', 'an event names another actor than who acts');
  elsif who.machine is not null and new.role <> 'system' then
    perform public.forbid('machines_are_system', 'a machine holds no role');
  elsif who.person is not null and not public.holds(who.person, new.role) then
    perform public.refuse('role_is_held', 'wrong-role', jsonb_build_object('needs', array[new.role]));
  end if;
  new.xid := pg_current_xact_id();
  return new;
end $$;
--> statement-breakpoint
-- An edit goes on from the document of the one before: it names that, or a later event.
create or replace function public.draft_may_be_edited(old public.drafts, new public.drafts, person uuid) returns void
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
  elsif new.document_seq < old.document_seq then
    perform public.forbid('documents_go_on', 'an edit names an earlier document');
  elsif (new.decided_by, new.reason, new.submitted_by, new.sha256, new.handed_over, new.booked)
      is distinct from (old.decided_by, old.reason, old.submitted_by, old.sha256, old.handed_over, old.booked) then
    perform public.forbid('edits_decide_nothing', 'an edit decides nothing');
  end if;
end $$;
--> statement-breakpoint
-- Who begins a draft is asked once for all that depends on it; tokens begin none.
create or replace function public.draft_is_begun() returns trigger
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
  perform public.draft_may_begin(new);
  if new.corrects is null then perform public.minor_is_billed_once(new); end if;
  return new;
end $$;
--> statement-breakpoint
create or replace function public.draft_keeps_its_course() returns trigger
language plpgsql security definer set search_path = '' as $$
declare who record;
begin
  select * into who from public.must_act('draft_keeps_its_course');
  if (new.release_id, new.installation_id, new.number, new.drafted_at, new.corrects, new.instead)
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
drop trigger drafts_keep_their_course on public.drafts;
--> statement-breakpoint
create trigger drafts_keep_their_course before update on public.drafts
for each row execute function public.draft_keeps_its_course();
--> statement-breakpoint
drop trigger drafts_are_booked_by_tokens on public.drafts;
--> statement-breakpoint
create trigger drafts_are_booked_by_tokens before update on public.drafts
for each row execute function public.token_books();
--> statement-breakpoint
-- The draft of an entry is of the same release and installation.
ALTER TABLE "ledger" DROP CONSTRAINT "ledger_draft_id_drafts_id_fk";
--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_of_places" UNIQUE("release_id","installation_id","id");
--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_names_its_draft" FOREIGN KEY ("draft_id","release_id","installation_id") REFERENCES "public"."drafts"("id","release_id","installation_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
create or replace function public.ledger_is_kept() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.state = 'drafted' and not (new.state = 'not_billable' and new.why = 'cancelled'
      and exists (select from public.drafts d where d.id = old.draft_id and d.state = 'cancelled')) then
    perform public.refuse('ledger_is_kept', 'already-drafted');
  end if;
  return new;
end $$;
--> statement-breakpoint
drop trigger ledger_is_kept on public.ledger;
--> statement-breakpoint
create trigger ledger_is_kept before update on public.ledger
for each row execute function public.ledger_is_kept();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
