-- Who writes of people holds the role before anything of it is written, not only when the statement is over.
create or replace function public.people_are_managed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.actor_id is not null and not (new.role = 'admin' and public.holds(new.actor_id, new.role)) then
    perform public.refuse('people_are_managed_by_admins', 'wrong-role', '{"needs": ["admin"]}');
  end if;
  return new;
end $$;
--> statement-breakpoint
-- A role is given once an event says so: whoever gave it first could record it with the role it gives.
create function public.role_is_given() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (
    select from public.recorded_now('person', new.person_id) e
    where e.type in ('personAdded', 'rolesChanged')
      and new.role::text = any (public.sorted_list(coalesce(e.data -> 'to', e.data -> 'roles')))) then
    perform public.forbid('roles_are_given_by_the_record', 'no event of this transaction gives this role');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger roles_are_given_by_the_record before insert on public.person_roles
for each row execute function public.role_is_given();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
