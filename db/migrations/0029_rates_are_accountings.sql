-- Rates decide what is stated of VAT: of sales only the accounting contact enters and corrects them, and no machine.
create or replace function public.rate_is_entered() returns trigger
language plpgsql security definer set search_path = '' as $$
declare who record;
begin
  select * into who from public.must_act('rate_is_entered');
  if who.person is null then
    perform public.refuse('rates_are_entered_by_accounting', 'wrong-role', '{"needs": ["sales"]}');
  end if;
  perform public.accounting_decides('rates_are_entered_by_accounting');
  if new.entry <> 1 and not exists (select from public.exchange_rates r where r.id = new.id
      and r.entry = new.entry - 1 and r.from_currency = new.from_currency and r.to_currency = new.to_currency
      and r.on_day = new.on_day) then
    perform public.forbid('rates_are_corrected_in_order', 'a correction follows what it corrects');
  end if;
  return new;
end $$;
