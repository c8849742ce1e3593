-- Who may hold a draft or book it is sales, or a machine: the refusal names both, as lib/invoice/workflow.ts does.
create or replace function public.draft_may_be_held(old public.drafts, new public.drafts, person uuid) returns void
language plpgsql set search_path = '' as $$
begin
  if new.revision <> old.revision or new.state_since <> old.state_since
      or not public.draft_is_unchanged(old, new) or not public.draft_is_in_hand(old, new) then
    perform public.forbid('holds_change_nothing_else', 'a hold changes nothing else of a draft');
  elsif old.state not in ('draft', 'in_review', 'approved', 'rejected') then
    perform public.refuse('drafts_are_held_undecided', 'wrong-state', jsonb_build_object('is', old.state));
  elsif person is null and new.held is not null then return;
  elsif person is null or not public.holds(person, 'sales') then
    perform public.refuse('drafts_are_decided_by_sales', 'wrong-role',
      case when new.held is null then '{"needs": ["sales"]}' else '{"needs": ["sales", "system"]}' end::jsonb);
  end if;
end $$;
--> statement-breakpoint
create or replace function public.draft_is_moved_by(come_from public.draft_state, go_to public.draft_state, person uuid, machine text)
returns void language plpgsql set search_path = '' as $$
begin
  if go_to = 'superseded' then
    if machine is null then
      perform public.refuse('drafts_are_superseded_by_machines', 'wrong-role', '{"needs": ["system"]}');
    end if;
  elsif machine is not null and (come_from, go_to) in (('in_review', 'draft'), ('handed_over', 'booked')) then return;
  elsif person is null or not public.holds(person, 'sales') then
    perform public.refuse('drafts_are_decided_by_sales', 'wrong-role',
      case when go_to = 'booked' then '{"needs": ["sales", "system"]}' else '{"needs": ["sales"]}' end::jsonb);
  end if;
end $$;
