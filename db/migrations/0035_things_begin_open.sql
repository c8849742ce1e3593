-- What names who ended something is empty while it begins: the guards of its end look at changes only.
create function public.freeze_begins_whole() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if num_nonnulls(new.ended_at, new.ended_by, new.end_reason) > 0 then
    perform public.forbid('freezes_begin_whole', 'a freeze begins without having ended');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger freezes_begin_whole before insert on public.freezes
for each row execute function public.freeze_begins_whole();
--> statement-breakpoint
create function public.incident_begins_open() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if num_nonnulls(new.resolved_at, new.resolved_by, new.resolution) > 0 then
    perform public.forbid('incidents_begin_open', 'an incident begins unresolved');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger incidents_begin_open before insert on public.incidents
for each row execute function public.incident_begins_open();
--> statement-breakpoint
-- Scope, notes and commit are kept once a track has started: so is its start.
create function public.start_is_kept() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform public.forbid('starts_are_kept', 'when a track started stays');
  return null;
end $$;
--> statement-breakpoint
create trigger starts_are_kept before update on public.tracks
for each row when (new.started_at is distinct from old.started_at
  and (old.started_at is not null or new.stage <> 'deployment' or old.stage <> 'scheduling'))
execute function public.start_is_kept();
--> statement-breakpoint
-- A session that begins ahead of the clock, or was last seen there, would outlast its bounds.
create function public.session_begins_now() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if greatest(new.seen_at, new.started_at) > clock_timestamp() + interval '5 minutes' then
    perform public.forbid('sessions_begin_now', 'a session is not ahead of the clock');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger sessions_begin_now before insert or update on public.sessions
for each row execute function public.session_begins_now();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
