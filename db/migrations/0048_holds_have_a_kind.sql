-- A draft is held for a reason of a kind, at most once for each. All holds so far were commercial; since when and by
-- whom they stand is in the record. One that is not in it stands all the same.
create function public.hold_so_far(draft uuid, reason text, state_since timestamptz) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('commercial', jsonb_build_object('reason', reason,
    'since', to_char(coalesce(h.at, state_since) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', h.actor_id))
  from (values (draft)) d left join lateral (
    select e.at, e.actor_id from public.events e
    where e.aggregate = 'draft' and e.aggregate_id = draft and e.type = 'draftHeld'
    order by e.seq desc limit 1) h on true
$$;
--> statement-breakpoint
ALTER TABLE "drafts" ALTER COLUMN "held" SET DATA TYPE jsonb USING case when "held" is not null then public.hold_so_far("id", "held", "state_since") end;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "holds_have_a_kind" CHECK ("drafts"."held" is null or jsonb_typeof("drafts"."held") = 'object' and "drafts"."held" <> '{}' and "drafts"."held" - 'commercial' - 'technical' = '{}');
--> statement-breakpoint
drop function public.hold_so_far(uuid, text, timestamptz);
--> statement-breakpoint
-- The holds of a draft as people read them: by name, in the order of the kinds.
create function public.holds_of(held jsonb) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('kind', h.key, 'reason', h.value -> 'reason', 'since', h.value -> 'since',
    'by', (select p.name from public.people p where p.id = (h.value ->> 'by')::uuid)) order by h.key), '[]')
  from jsonb_each(held) h
$$;
--> statement-breakpoint
-- A hold says why and since when, as the screens read it: an instant in ISO form, of UTC.
create function public.hold_can_be_read(hold jsonb) returns boolean
language sql stable set search_path = '' as $$
  select coalesce(jsonb_typeof(hold) = 'object' and jsonb_typeof(hold -> 'reason') = 'string' and btrim(hold ->> 'reason') <> ''
    and hold ->> 'since' ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:[0-5]\d(\.\d+)?Z$'
    and pg_input_is_valid(hold ->> 'since', 'timestamptz'), false)
$$;
--> statement-breakpoint
-- A commercial hold is put on by sales or a machine, and lifted by sales; a technical one by devops or sales, both times:
-- lib/invoice/hold.ts has the same.
create or replace function public.draft_may_be_held(old public.drafts, new public.drafts, person uuid) returns void
language plpgsql set search_path = '' as $$
declare
  was jsonb := coalesce(old.held, '{}');
  stands jsonb := coalesce(new.held, '{}');
  kinds text[] := array(select k from jsonb_object_keys(was || stands) k where was -> k is distinct from stands -> k);
  kind text := kinds[1];
  may text[] := case when kind = 'technical' then array['devops', 'sales'] else array['sales'] end;
begin
  if new.revision <> old.revision or new.state_since <> old.state_since
      or not public.draft_is_unchanged(old, new) or not public.draft_is_in_hand(old, new) then
    perform public.forbid('holds_change_nothing_else', 'a hold changes nothing else of a draft');
  elsif cardinality(kinds) <> 1 or was ? kind and stands ? kind then
    perform public.forbid('holds_come_and_go_by_kind', 'one hold is put on, or one is lifted');
  elsif stands #>> array[kind, 'by'] is distinct from person::text and stands ? kind then
    perform public.forbid('holder_is_who_acts', 'a hold names another than who puts it on');
  elsif stands ? kind and not public.hold_can_be_read(stands -> kind) then
    perform public.forbid('holds_can_be_read', 'a hold does not say why or since when');
  elsif old.state not in ('draft', 'in_review', 'approved', 'rejected') then
    perform public.refuse('drafts_are_held_undecided', 'wrong-state', jsonb_build_object('is', old.state));
  elsif person is null and kind = 'commercial' and stands ? kind then return;
  elsif person is null or not exists (select from unnest(may) r where public.holds(person, r)) then
    perform public.refuse('holds_are_by_their_roles', 'wrong-role', jsonb_build_object('needs',
      case when kind = 'commercial' and stands ? kind then may || array['system'] else may end));
  end if;
end $$;
--> statement-breakpoint
create or replace function public.draft_may_move(old public.drafts, new public.drafts, person uuid, machine text) returns void
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
    perform public.refuse('held_drafts_wait', 'on-hold', jsonb_build_object('holds', public.holds_of(old.held)));
  end if;
  perform public.draft_arrives(old, new, person);
end $$;
--> statement-breakpoint
revoke execute on all functions in schema public from public;
