-- A vote and a change of people are served one after the other, so that no vote is committed beside the loss of its role:
-- people_change_in_turn takes the same lock for itself. Votes share it, and whoever holds it waits for no release.
create or replace function public.vote_is_allowed() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  who record;
  r public.releases;
  needs jsonb := jsonb_build_object('needs', array[public.signer_of(new.gate)]);
begin
  select * into who from public.must_act('vote_is_of_who_acts');
  -- Two who vote at once are served one after the other, also when somebody forgot to lock.
  select * into r from public.releases where id = new.release_id for no key update;
  if new.decision = 'void' then
    if new.person_id is not null then perform public.forbid('void_names_nobody', 'a void is no vote'); end if;
  else
    perform pg_advisory_xact_lock_shared(hashtext('people'));
    if who.person is null then perform public.refuse('machines_never_sign', 'wrong-role', needs);
    elsif new.person_id is distinct from who.person then
      perform public.forbid('vote_is_of_who_acts', 'a vote names another than who acts');
    elsif new.role is distinct from public.signer_of(new.gate) or not public.holds(who.person, new.role::text) then
      perform public.refuse('vote_is_by_its_role', 'wrong-role', needs);
    end if;
    perform public.vote_is_in_its_stage(new, r);
    perform public.four_eyes(new, r);
    perform public.vote_is_due(new, r);
  end if;
  perform public.vote_is_recorded(new);
  return new;
end $$;
--> statement-breakpoint
revoke execute on all functions in schema public from public;
