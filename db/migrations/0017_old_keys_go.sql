-- The key of a form is given back by the transaction that took it, or is swept when it is older than a week: until then
-- the same form has its effect once.
create function public.keys_are_kept() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  taken xid := (select k.xmin from public.idempotency_keys k where k.key = old.key);
begin
  if old.at >= now() - interval '7 days' and taken is distinct from pg_current_xact_id()::xid then
    perform public.forbid('keys_are_kept', 'the key of a form is kept for a week');
  end if;
  return old;
end $$;
--> statement-breakpoint
create trigger keys_are_kept before delete on public.idempotency_keys
for each row execute function public.keys_are_kept();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
