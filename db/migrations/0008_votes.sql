-- A vote counts once, of a person, for the gate and revision that are open, by somebody who has no other part in it.
create index changes_author_name on public.changes (release_id, lower(author_name));
--> statement-breakpoint
create index changes_author_email on public.changes (release_id, lower(author_email));
--> statement-breakpoint
-- The same as required() in lib/release/workflow.ts; a test compares them.
create function public.signer_of(asked public.gate) returns public.role
language sql immutable set search_path = '' as $$
  select case asked when 'qa' then 'qa' when 'readiness' then 'product' else 'devops' end::public.role
$$;
--> statement-breakpoint
create function public.votes_needed(asked public.gate, kind public.release_kind) returns integer
language sql immutable set search_path = '' as $$
  select case when asked = 'qa' and kind = 'major' then 2 else 1 end
$$;
--> statement-breakpoint
create function public.standing_votes(release uuid) returns setof public.sign_offs
language sql stable security definer set search_path = '' as $$
  select s.* from public.sign_offs s
  where s.release_id = release and s.decision <> 'void' and not exists (
    select from public.sign_offs v where v.release_id = s.release_id and v.gate = s.gate
      and v.track is not distinct from s.track and v.decision = 'void' and v.id > s.id)
$$;
--> statement-breakpoint
-- Whether somebody wrote a change in scope: by the names and addresses they commit under.
create function public.wrote_a_change(release uuid, person uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.git_identities g where g.person_id = person and (
    exists (select from public.changes c where c.release_id = release and lower(c.author_name) = g.identity)
    or exists (select from public.changes c where c.release_id = release and lower(c.author_email) = g.identity)))
$$;
--> statement-breakpoint
-- How many criteria stand in the way at an instant: as unmet() in lib/release/2-readiness.ts.
create function public.criteria_open(release uuid, at timestamptz) returns integer
language sql stable security definer set search_path = '' as $$
  select count(*)::int from public.criteria k where k.release_id = release
    and (k.state is null or k.state = 'failing' or (k.state = 'waived' and k.expires_at <= at))
$$;
--> statement-breakpoint
create function public.vote_is_allowed() returns trigger
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
create function public.vote_is_in_its_stage(vote public.sign_offs, r public.releases) returns void
language plpgsql set search_path = '' as $$
declare
  belongs text := case vote.gate when 'qa' then 'merge-qa' when 'readiness' then 'readiness' else 'tracks' end;
  place text;
begin
  if r.stage::text <> belongs then
    perform public.refuse('vote_is_in_its_stage', 'wrong-stage', jsonb_build_object('at', r.stage));
  elsif (vote.gate = 'plan') <> (vote.track is not null) then
    perform public.forbid('vote_is_in_its_stage', 'a plan is of a track, the other gates are of the release');
  elsif vote.revision <> r.revision then
    perform public.refuse('vote_is_about_this_revision', 'changed-since');
  elsif vote.track is not null then
    select t.stage into place from public.tracks t where t.release_id = r.id and t.type = vote.track;
    if place is distinct from 'scheduling' then
      perform public.refuse('vote_is_in_its_stage', 'wrong-stage', jsonb_build_object('at', place));
    end if;
  end if;
end $$;
--> statement-breakpoint
-- As lib/release/four-eyes.ts, in the same order.
create function public.four_eyes(vote public.sign_offs, r public.releases) returns void
language plpgsql set search_path = '' as $$
declare other public.gate;
begin
  if vote.gate = 'qa' and vote.decision = 'approve' then
    if r.frozen_by = vote.person_id then
      perform public.refuse('signer_did_not_freeze', 'froze-it-yourself');
    elsif public.wrote_a_change(r.id, vote.person_id) then
      perform public.refuse('signer_is_no_author', 'wrote-a-change');
    end if;
  end if;
  select s.gate into other from public.standing_votes(r.id) s
  where s.person_id = vote.person_id and s.gate <> vote.gate order by s.id limit 1;
  if other is not null then
    perform public.refuse('one_gate_per_person', 'signed-another-gate', jsonb_build_object('gate', other));
  elsif exists (select from public.standing_votes(r.id) s where s.person_id = vote.person_id
      and s.gate = vote.gate and s.track is not distinct from vote.track and s.revision = vote.revision) then
    perform public.refuse('one_vote_per_person', 'already-voted');
  end if;
end $$;
--> statement-breakpoint
-- What has to be there before the vote, as far as it can be seen in the tables.
create function public.vote_is_due(vote public.sign_offs, r public.releases) returns void
language plpgsql set search_path = '' as $$
declare
  t public.tracks;
  unmet integer := case when vote.gate = 'readiness' then public.criteria_open(r.id, vote.at) end;
begin
  if vote.gate = 'qa' and r.commit is null then
    perform public.refuse('qa_needs_a_commit', 'nothing-frozen');
  elsif vote.gate = 'qa' and vote.decision = 'approve' then
    if exists (select from public.standing_votes(r.id) s
        where s.gate = 'qa' and s.decision = 'reject' and s.revision = r.revision) then
      perform public.refuse('rejected_stays_rejected', 'revision-rejected');
    elsif not exists (select from public.test_runs x where x.release_id = r.id and x.commit = r.commit) then
      perform public.refuse('qa_needs_a_test_run', 'no-test-run');
    end if;
  elsif vote.gate = 'readiness' and vote.decision = 'approve' then
    if unmet > 0 then
      perform public.refuse('criteria_are_met', 'criteria-open', jsonb_build_object('count', unmet));
    elsif exists (select from public.standing_votes(r.id) s where s.gate = 'qa' and s.decision = 'approve'
        and s.revision = r.revision and public.wrote_a_change(r.id, s.person_id)) then
      perform public.refuse('qa_is_not_by_an_author', 'qa-by-author');
    elsif exists (select from public.criteria k
        where k.release_id = r.id and k.state = 'waived' and k.answered_by = vote.person_id) then
      perform public.refuse('waiver_is_not_the_signers', 'waived-by-you');
    end if;
  elsif vote.gate = 'plan' then
    select * into t from public.tracks where release_id = r.id and type = vote.track;
    if t.starts_at is null then perform public.refuse('plan_is_there', 'no-plan');
    elsif t.expired or t.expires_at <= vote.at then perform public.refuse('plan_is_open', 'plan-expired');
    elsif exists (select from public.standing_votes(r.id) s
        where s.gate = 'plan' and s.track = vote.track and s.revision = r.revision) then
      perform public.refuse('plan_is_confirmed_once', 'plan-confirmed');
    elsif t.planned_by = vote.person_id then perform public.refuse('planner_does_not_confirm', 'planned-by-you');
    end if;
  end if;
end $$;
--> statement-breakpoint
create function public.vote_is_recorded(vote public.sign_offs) returns void
language plpgsql set search_path = '' as $$
begin
  if not exists (select from public.recorded_now('release', vote.release_id) e
    where e.data ->> 'gate' = vote.gate::text and e.data ->> 'track' is not distinct from vote.track::text and (
      (vote.decision = 'void' and e.type = 'gateVoided')
      or (e.type = 'signedOff' and e.data ->> 'decision' = vote.decision::text and e.at = vote.at
        and (e.data ->> 'revision')::int = vote.revision))) then
    perform public.forbid('vote_is_recorded', 'no event of this transaction says so');
  end if;
end $$;
--> statement-breakpoint
create trigger votes_are_allowed before insert on public.sign_offs
for each row execute function public.vote_is_allowed();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
