ALTER TABLE "vat_rates" ADD COLUMN "entry" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "vat_rates" DROP CONSTRAINT "vat_rates_country_category_valid_from_pk";--> statement-breakpoint
ALTER TABLE "vat_rates" ALTER COLUMN "rate" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "vat_rates" ADD CONSTRAINT "vat_rates_country_category_valid_from_entry_pk" PRIMARY KEY("country","category","valid_from","entry");--> statement-breakpoint
-- A rate begins with or after the newest that stands: its own day corrects it, and without a rate withdraws it.
create or replace function public.vat_rate_begins_later() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  newest text;
  entries integer;
begin
  select max(last.valid_from) into newest from (
    select distinct on (r.valid_from) r.valid_from, r.rate from public.vat_rates r
    where r.country = new.country and r.category = new.category order by r.valid_from, r.entry desc) last
  where last.rate is not null;
  select coalesce(max(r.entry), 0) into entries from public.vat_rates r
  where (r.country, r.category, r.valid_from) = (new.country, new.category, new.valid_from);
  if new.rate is null and new.valid_from is distinct from newest then
    perform public.forbid('vat_rates_are_withdrawn_newest_first', 'a rate that others follow is not withdrawn');
  elsif new.valid_from < newest then
    perform public.refuse('vat_rates_begin_later', 'begins-too-early', jsonb_build_object('after', newest));
  elsif new.entry <> entries + 1 then
    perform public.forbid('vat_rate_entries_have_no_gap', 'the next entry for a day follows the last');
  end if;
  return new;
end $$;
