-- Tracks start as two people agreed; what is delivered follows the attempts and outcomes on the record.
alter table public.criteria add constraint waiver_is_whole check (
  state <> 'waived' or (reason is not null and compensation is not null and expires_at is not null));
--> statement-breakpoint
alter table public.tracks add constraint plan_is_whole check (
  num_nonnulls(zone, start_local, expires_local, starts_at, expires_at, monitor_hours, owner_id, planned_by) in (0, 8));
--> statement-breakpoint
create function public.iso(at timestamptz) returns text language sql immutable set search_path = '' as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
--> statement-breakpoint
create function public.track_keeps_its_course() returns trigger
language plpgsql security definer set search_path = '' as $$
declare r public.releases;
begin
  perform public.must_act('track_keeps_its_course');
  select * into r from public.releases where id = new.release_id for no key update;
  if tg_op = 'INSERT' then
    if new.stage <> 'scheduling' or r.stage <> 'merge-qa' or num_nonnulls(new.zone, new.started_at, new.available_at) > 0 then
      perform public.forbid('tracks_begin_unplanned', 'a track begins unplanned, with its release');
    end if;
    return new;
  end if;
  if new.stage <> old.stage then perform public.track_may_enter(old, new, r); end if;
  if (new.starts_at, new.expires_at, new.owner_id, new.planned_by)
      is distinct from (old.starts_at, old.expires_at, old.owner_id, old.planned_by) then
    perform public.plan_is_allowed(new, r);
  end if;
  return new;
end $$;
--> statement-breakpoint
create function public.track_may_enter(old public.tracks, new public.tracks, r public.releases) returns void
language plpgsql set search_path = '' as $$
declare severe integer;
begin
  if r.stage <> 'tracks' then
    perform public.refuse('tracks_move_on_tracks', 'wrong-stage', jsonb_build_object('at', r.stage));
  elsif not public.may_move('track', old.stage::text, new.stage::text) then
    perform public.refuse('tracks_move_legally', 'wrong-stage', jsonb_build_object('at', old.stage));
  elsif new.stage = 'deployment' then perform public.track_may_start(new, r);
  elsif new.stage = 'closed' and new."end" is null then
    perform public.forbid('closed_says_how', 'a closed track says how it ended');
  elsif new."end" = 'closed' then
    select i.incident into severe from public.incidents i where i.release_id = new.release_id
      and i.track = new.type and i.severity = 1 and i.resolved_at is null order by i.incident limit 1;
    if severe is not null then
      perform public.refuse('severe_is_resolved', 'severity-one-open', jsonb_build_object('incident', severe));
    end if;
  end if;
end $$;
--> statement-breakpoint
-- As mayStart() in lib/release/3-scheduling.ts, in the same order, at the instant the track is said to start.
create function public.track_may_start(t public.tracks, r public.releases) returns void
language plpgsql set search_path = '' as $$
declare
  open integer := public.criteria_open(r.id, t.started_at);
  f public.freezes;
begin
  if t.starts_at is null then perform public.refuse('start_has_a_plan', 'no-plan');
  elsif t.expired or t.expires_at <= t.started_at then perform public.refuse('start_is_in_time', 'plan-expired');
  elsif not exists (select from public.standing_votes(r.id) s where s.gate = 'plan' and s.track = t.type
      and s.decision = 'approve' and s.revision = r.revision) then
    perform public.refuse('start_is_confirmed', 'plan-unconfirmed');
  elsif t.held is not null then
    perform public.refuse('start_is_not_held', 'held', jsonb_build_object('reason', t.held));
  elsif t.started_at is null or t.started_at < t.starts_at then
    perform public.refuse('start_is_due', 'not-due',
      jsonb_build_object('startsAt', public.iso(t.starts_at), 'zone', t.zone));
  elsif open > 0 then
    perform public.refuse('start_meets_criteria', 'criteria-open', jsonb_build_object('count', open));
  end if;
  select * into f from public.freezes x where t.type = any (x.tracks)
    and x.starts_at <= t.started_at and x.ends_at > t.started_at order by x.ends_at desc limit 1;
  if f.id is not null then
    perform public.refuse('start_is_not_frozen', 'frozen',
      jsonb_build_object('reason', f.reason, 'opens', public.iso(f.ends_at), 'zone', f.zone));
  end if;
end $$;
--> statement-breakpoint
create function public.plan_is_allowed(t public.tracks, r public.releases) returns void
language plpgsql set search_path = '' as $$
declare person uuid := (select a.person from public.acting() a);
begin
  if r.stage <> 'tracks' or t.stage <> 'scheduling' then
    perform public.refuse('plans_are_for_scheduling', 'wrong-stage',
      jsonb_build_object('at', case when r.stage <> 'tracks' then r.stage::text else t.stage::text end));
  elsif t.planned_by is distinct from person then
    perform public.forbid('planner_is_who_acts', 'planned_by names another than who acts');
  elsif t.expires_at <= t.starts_at then
    perform public.refuse('plan_ends_after_start', 'expires-before-start');
  elsif not public.holds(t.owner_id, 'devops') then
    perform public.refuse('owner_is_devops', 'unknown-owner');
  end if;
end $$;
--> statement-breakpoint
create trigger tracks_keep_their_course before insert or update on public.tracks
for each row execute function public.track_keeps_its_course();
--> statement-breakpoint
create function public.new_plan_is_unconfirmed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.standing_votes(new.release_id) s where s.gate = 'plan' and s.track = new.type) then
    perform public.forbid('new_plan_is_unconfirmed', 'a new plan takes its confirmation back');
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger new_plans_are_unconfirmed after update on public.tracks
deferrable initially deferred for each row
when ((new.starts_at, new.expires_at, new.owner_id) is distinct from (old.starts_at, old.expires_at, old.owner_id))
execute function public.new_plan_is_unconfirmed();
--> statement-breakpoint
-- The newest attempt is the one that runs. Another is only begun when that has failed, or on the way back.
create function public.deployment_is_allowed() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  newest public.deployments;
  ended boolean;
begin
  perform public.must_act('deployment_is_allowed');
  perform from public.releases where id = new.release_id for no key update;
  select * into newest from public.deployments d
    where d.release_id = new.release_id and d.track = new.track order by d.attempt desc limit 1;
  if tg_op = 'INSERT' then
    select t."end" is not null into ended from public.tracks t where t.release_id = new.release_id and t.type = new.track;
    if new.attempt <> coalesce(newest.attempt, 0) + 1 or new.state <> 'requested' then
      perform public.forbid('attempts_have_no_gap', 'attempts are numbered and begin as requested');
    elsif newest.attempt is not null and newest.state not in ('failed', 'unknown') and not ended then
      perform public.refuse('one_deployment_runs', 'not-failed');
    end if;
  elsif newest.attempt <> old.attempt or not public.may_move('deployment', old.state::text, new.state::text) then
    perform public.refuse('attempts_move_legally', 'stale-attempt');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger deployments_are_allowed before insert or update on public.deployments
for each row execute function public.deployment_is_allowed();
--> statement-breakpoint
create function public.rollout_is_allowed() returns trigger
language plpgsql security definer set search_path = '' as $$
declare place text := (select t.stage from public.tracks t where t.release_id = new.release_id and t.type = new.track);
begin
  if tg_op = 'INSERT' then
    if new.outcome <> 'pending' or place is distinct from 'deployment' then
      perform public.forbid('rollouts_begin_pending', 'an installation is rolled out to when its track starts');
    end if;
  elsif new.outcome = 'pending' then
    perform public.forbid('outcomes_are_kept', 'an outcome is not taken back');
  elsif place is null or place not in ('deployment', 'monitoring') then
    perform public.refuse('outcomes_are_in_time', 'wrong-stage', jsonb_build_object('at', place));
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger rollouts_are_allowed before insert or update on public.rollouts
for each row execute function public.rollout_is_allowed();
--> statement-breakpoint
create trigger outcomes_are_by_who_acts before update on public.rollouts
for each row execute function public.names_who_acts('recorded_by');
--> statement-breakpoint
create function public.answer_is_allowed() returns trigger
language plpgsql security definer set search_path = '' as $$
declare r public.releases;
begin
  select * into r from public.releases where id = new.release_id for no key update;
  if r.stage not in ('readiness', 'tracks') then
    perform public.refuse('answers_are_in_time', 'wrong-stage', jsonb_build_object('at', r.stage));
  elsif tg_op = 'INSERT' and new.state is not null then
    perform public.forbid('criteria_begin_open', 'a criterion begins unanswered');
  elsif new.state = 'waived' and exists (select from public.standing_votes(r.id) s where s.gate = 'readiness'
      and s.decision = 'approve' and s.revision = r.revision and s.person_id = new.answered_by) then
    perform public.refuse('approver_does_not_waive', 'approved-by-you');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger answers_are_allowed before insert or update on public.criteria
for each row execute function public.answer_is_allowed();
--> statement-breakpoint
create trigger answers_are_by_who_acts before update on public.criteria
for each row execute function public.names_who_acts('answered_by');
--> statement-breakpoint
create function public.scope_is_open() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  changed record;
  place public.release_stage;
begin
  if tg_op = 'DELETE' then changed := old; else changed := new; end if;
  select r.stage into place from public.releases r where r.id = changed.release_id for no key update;
  if place not in ('merge-qa', 'readiness', 'tracks') then
    perform public.refuse('scope_is_open', 'wrong-stage', jsonb_build_object('at', place));
  elsif tg_op <> 'UPDATE' and public.has_started(changed.release_id) then
    perform public.refuse('scope_is_kept_once_started', 'already-started');
  end if;
  return changed;
end $$;
--> statement-breakpoint
create trigger scope_is_open before insert or update or delete on public.changes
for each row execute function public.scope_is_open();
--> statement-breakpoint
create trigger incidents_are_by_who_acts before insert on public.incidents
for each row execute function public.names_who_acts('reported_by');
--> statement-breakpoint
create function public.incident_is_open() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if old.resolved_at is not null then perform public.refuse('incidents_end_once', 'unknown-incident'); end if;
  return new;
end $$;
--> statement-breakpoint
create trigger incidents_end_once before update on public.incidents
for each row execute function public.incident_is_open();
--> statement-breakpoint
create trigger incidents_end_by_who_acts before update on public.incidents
for each row execute function public.names_who_acts('resolved_by');
--> statement-breakpoint
create trigger test_runs_are_by_who_acts before insert on public.test_runs
for each row execute function public.names_who_acts('recorded_by');
--> statement-breakpoint
create trigger test_runs_are_kept before update or delete on public.test_runs
for each row execute function public.refuse_change();
--> statement-breakpoint
create trigger test_runs_stay before truncate on public.test_runs
for each statement execute function public.refuse_change();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
