CREATE TABLE "territory_decisions" (
	"seller" text NOT NULL,
	"territory" text NOT NULL,
	"valid_from" text NOT NULL,
	"entry" integer NOT NULL,
	"treatment" text,
	"evidence" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "territory_decisions_seller_territory_valid_from_entry_pk" PRIMARY KEY("seller","territory","valid_from","entry"),
	CONSTRAINT "territories_are_sold_to_by_us" CHECK ("territory_decisions"."seller" in ('FR', 'IS')),
	CONSTRAINT "territory_is_known" CHECK ("territory_decisions"."territory" in ('MC', 'GP', 'MQ', 'RE', 'GF', 'YT', 'PM', 'BL', 'MF', 'NC', 'PF', 'WF', 'TF', 'XI')),
	CONSTRAINT "territory_treatment_is_known" CHECK ("territory_decisions"."treatment" in ('domestic', 'union', 'outside'))
);
--> statement-breakpoint
ALTER TABLE "territory_decisions" ADD CONSTRAINT "territory_decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
create constraint trigger territory_decisions_are_recorded after insert or update or delete on public.territory_decisions
deferrable initially deferred for each row execute function public.accounting_is_recorded();
--> statement-breakpoint
create trigger territory_decisions_are_decided before insert on public.territory_decisions
for each row execute function public.accounting_is_decided('territory_decisions_are_decided');
--> statement-breakpoint
create trigger territory_decisions_are_by_who_acts before insert on public.territory_decisions
for each row execute function public.names_who_acts('decided_by');
--> statement-breakpoint
-- What was decided stays: of the entries for a day the last one counts, and none is left out.
create function public.territory_entry_follows() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  entries integer;
begin
  select coalesce(max(d.entry), 0) into entries from public.territory_decisions d
  where (d.seller, d.territory, d.valid_from) = (new.seller, new.territory, new.valid_from);
  if new.entry <> entries + 1 then
    perform public.forbid('territory_entries_have_no_gap', 'the next entry for a day follows the last');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger territory_entries_follow before insert on public.territory_decisions
for each row execute function public.territory_entry_follows();
--> statement-breakpoint
create trigger territory_decisions_are_kept before update or delete on public.territory_decisions
for each row execute function public.refuse_change();
--> statement-breakpoint
create trigger territory_decisions_stay before truncate on public.territory_decisions
for each statement execute function public.refuse_change();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
