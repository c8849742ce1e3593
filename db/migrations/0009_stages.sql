-- Stages are entered in the order of the process, with the votes they need. lib/release/moves.ts and
-- lib/invoice/workflow.ts have the same list; a test compares them.
create table public.moves (
  what text not null, come_from text not null, go_to text not null, primary key (what, come_from, go_to));
--> statement-breakpoint
insert into public.moves (what, come_from, go_to) values
  ('release', 'merge-qa', 'readiness'), ('release', 'readiness', 'tracks'), ('release', 'tracks', 'closed'),
  ('release', 'readiness', 'merge-qa'), ('release', 'tracks', 'merge-qa'), ('release', 'tracks', 'readiness'),
  ('release', 'merge-qa', 'withdrawn'), ('release', 'readiness', 'withdrawn'), ('release', 'tracks', 'withdrawn'),
  ('track', 'scheduling', 'deployment'), ('track', 'deployment', 'monitoring'),
  ('track', 'deployment', 'closed'), ('track', 'monitoring', 'closed'),
  ('deployment', 'requested', 'called'), ('deployment', 'called', 'called'),
  ('deployment', 'requested', 'succeeded'), ('deployment', 'requested', 'failed'), ('deployment', 'requested', 'unknown'),
  ('deployment', 'called', 'succeeded'), ('deployment', 'called', 'failed'), ('deployment', 'called', 'unknown'),
  ('deployment', 'succeeded', 'unknown'), ('deployment', 'requested', 'confirmed'), ('deployment', 'called', 'confirmed'),
  ('deployment', 'succeeded', 'confirmed'), ('deployment', 'failed', 'confirmed'), ('deployment', 'unknown', 'confirmed'),
  ('draft', 'draft', 'approved'), ('draft', 'in_review', 'approved'), ('draft', 'draft', 'rejected'),
  ('draft', 'in_review', 'rejected'), ('draft', 'rejected', 'draft'), ('draft', 'blocked', 'cancelled'),
  ('draft', 'draft', 'cancelled'), ('draft', 'in_review', 'cancelled'), ('draft', 'approved', 'cancelled'),
  ('draft', 'rejected', 'cancelled');
--> statement-breakpoint
create function public.may_move(kind text, old_state text, new_state text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.moves m
    where m.what = kind and m.come_from = old_state and m.go_to = new_state)
$$;
--> statement-breakpoint
create function public.has_started(release uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.tracks t where t.release_id = release and t.started_at is not null)
$$;
--> statement-breakpoint
create function public.release_keeps_its_course() returns trigger
language plpgsql security definer set search_path = '' as $$
declare who record;
begin
  select * into who from public.must_act('release_keeps_its_course');
  if tg_op = 'INSERT' then
    if new.stage <> 'merge-qa' or new.revision <> 0 or new.frozen_by is not null
        or new.opened_by is distinct from who.person then
      perform public.forbid('releases_begin_at_merge_qa', 'a release begins unfrozen at merge-qa, by who acts');
    end if;
    return new;
  end if;
  if new.stage <> old.stage then perform public.release_may_enter(old, new); end if;
  if (new.revision, new.commit, new.frozen_by, new.frozen_at)
      is distinct from (old.revision, old.commit, old.frozen_by, old.frozen_at) then
    perform public.release_may_freeze(old, new, who.person);
  elsif new.notes <> old.notes and public.has_started(old.id) then
    perform public.refuse('notes_are_kept_once_started', 'already-started');
  end if;
  return new;
end $$;
--> statement-breakpoint
create function public.release_may_enter(old public.releases, new public.releases) returns void
language plpgsql set search_path = '' as $$
begin
  if not public.may_move('release', old.stage::text, new.stage::text) then
    perform public.refuse('releases_move_legally', 'wrong-stage', jsonb_build_object('at', old.stage));
  elsif new.stage = 'closed' and exists (select from public.tracks t
      where t.release_id = new.id and t.stage <> 'closed') then
    perform public.forbid('release_closes_with_its_tracks', 'a track is still open');
  elsif new.stage <> 'closed' and new.stage <> 'tracks' and public.has_started(new.id) then
    perform public.refuse('started_does_not_go_back', 'already-started');
  end if;
end $$;
--> statement-breakpoint
create function public.release_may_freeze(old public.releases, new public.releases, person uuid) returns void
language plpgsql set search_path = '' as $$
begin
  if old.stage not in ('merge-qa', 'readiness', 'tracks') then
    perform public.refuse('freezes_before_the_end', 'wrong-stage', jsonb_build_object('at', old.stage));
  elsif public.has_started(old.id) then perform public.refuse('freezes_before_the_start', 'already-started');
  elsif new.frozen_by is distinct from person or person is null then
    perform public.forbid('freezer_is_who_acts', 'frozen_by names another than who acts');
  elsif new.revision <> old.revision + 1 or new.commit is null then
    perform public.forbid('revisions_have_no_gap', 'a freeze is the next revision of a commit');
  elsif new.commit = old.commit then perform public.refuse('freezes_another_commit', 'same-commit');
  end if;
end $$;
--> statement-breakpoint
create trigger releases_keep_their_course before insert or update on public.releases
for each row execute function public.release_keeps_its_course();
--> statement-breakpoint
create function public.approvals_stand(r public.releases, asked public.gate) returns boolean
language sql stable security definer set search_path = '' as $$
  select count(distinct s.person_id) >= public.votes_needed(asked, r.kind) from public.standing_votes(r.id) s
  where s.gate = asked and s.decision = 'approve' and s.revision = r.revision
$$;
--> statement-breakpoint
-- When the transaction ends, a release past a gate has the votes of that gate: counted anew, not believed.
create function public.stage_has_its_votes() returns trigger
language plpgsql security definer set search_path = '' as $$
declare r public.releases;
begin
  if tg_table_name = 'releases' then select * into r from public.releases where id = new.id;
  else select * into r from public.releases where id = new.release_id;
  end if;
  if r.stage in ('readiness', 'tracks') and not public.approvals_stand(r, 'qa')
      or r.stage = 'tracks' and not public.approvals_stand(r, 'readiness') then
    perform public.forbid('stage_has_its_votes', 'the votes for this stage are not there');
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger stages_have_their_votes after update on public.releases
deferrable initially deferred for each row
when (new.stage <> old.stage or new.revision <> old.revision) execute function public.stage_has_its_votes();
--> statement-breakpoint
create constraint trigger voided_stages_have_their_votes after insert on public.sign_offs
deferrable initially deferred for each row when (new.decision = 'void') execute function public.stage_has_its_votes();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
