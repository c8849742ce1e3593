-- An approval does not outlive what it saw: lib/release/voided.ts has the same list. A freeze needs no line here,
-- because it begins a revision that nobody has approved yet.
-- Called with the gate. Looks when the transaction ends, so that the change and the void may come in either order.
create function public.approval_has_fallen() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  changed record;
  thing uuid;
  asked public.gate := tg_argv[0]::public.gate;
begin
  if tg_op = 'DELETE' then changed := old; else changed := new; end if;
  if tg_table_name = 'releases' then thing := changed.id; else thing := changed.release_id; end if;
  if exists (select from public.standing_votes(thing) s join public.releases r on r.id = s.release_id
      where s.gate = asked and s.decision = 'approve' and s.revision = r.revision) then
    perform public.forbid(tg_name, format('an approval of %s stands that saw something else', asked));
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger voids_follow_scope after insert or delete on public.changes
deferrable initially deferred for each row execute function public.approval_has_fallen('readiness');
--> statement-breakpoint
create constraint trigger voids_follow_notes after update on public.releases
deferrable initially deferred for each row
when (new.notes <> old.notes) execute function public.approval_has_fallen('readiness');
--> statement-breakpoint
create constraint trigger voids_follow_requests after insert on public.sign_offs
deferrable initially deferred for each row
when (new.decision = 'request_changes') execute function public.approval_has_fallen('qa');
--> statement-breakpoint
revoke execute on all functions in schema public from public;
