ALTER TABLE "installations" ADD COLUMN "contract" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "installations" ADD CONSTRAINT "contract_is_a_list" CHECK (jsonb_typeof("installations"."contract") = 'array');--> statement-breakpoint
-- What a contract says is recorded by sales; of the machines only by the one that fills a new console.
create function public.contract_is_recorded() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  who record;
  before jsonb := case when tg_op = 'UPDATE' then old.contract else '[]' end;
begin
  if new.contract = before then return new; end if;
  select * into who from public.must_act('contracts_are_recorded_by_sales');
  if who.machine is distinct from 'seed' and (who.person is null or not public.holds(who.person, 'sales')) then
    perform public.refuse('contracts_are_recorded_by_sales', 'wrong-role', '{"needs": ["sales"]}');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger contracts_are_recorded before insert or update on public.installations
for each row execute function public.contract_is_recorded();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
