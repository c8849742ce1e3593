-- Two who add terms at once are served one after the other, so that the second sees those of the first.
create function public.terms_wait_their_turn() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtext('terms of sale'));
  return null;
end $$;
--> statement-breakpoint
create trigger terms_are_added_in_turn before insert on public.terms_of_sale
for each statement execute function public.terms_wait_their_turn();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
