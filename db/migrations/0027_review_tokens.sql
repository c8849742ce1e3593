-- A new type, since a value that was only added to one cannot be used before the transaction ends.
ALTER TYPE "public"."token_scope" RENAME TO "token_scope_before";--> statement-breakpoint
CREATE TYPE "public"."token_scope" AS ENUM('releases:read', 'test-runs:write', 'installations:write', 'drafts:read', 'drafts:acknowledge');--> statement-breakpoint
ALTER TABLE "api_tokens" ALTER COLUMN "scopes" TYPE "public"."token_scope"[] USING "scopes"::text[]::"public"."token_scope"[];--> statement-breakpoint
ALTER TABLE "scope_events" ALTER COLUMN "scope" TYPE "public"."token_scope" USING "scope"::text::"public"."token_scope";--> statement-breakpoint
DROP TYPE "public"."token_scope_before";--> statement-breakpoint
DROP INDEX "drafts_installation_id_index";--> statement-breakpoint
ALTER TABLE "api_tokens" ADD COLUMN "partner_id" uuid;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_partner_id_customers_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drafts_installation_id_number_index" ON "drafts" USING btree ("installation_id","number");--> statement-breakpoint
CREATE INDEX "drafts_release_id_index" ON "drafts" USING btree ("release_id");--> statement-breakpoint
CREATE INDEX "drafts_buyer_id_number_index" ON "drafts" USING btree ("buyer_id","number");--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "drafts_are_read_by_their_partner" CHECK (("api_tokens"."partner_id" is not null) = ('drafts:read' = any ("api_tokens"."scopes"::text[]))
        and ("api_tokens"."partner_id" is null or cardinality("api_tokens"."scopes") = 1));--> statement-breakpoint
insert into public.scope_events (scope, aggregate, type) values ('drafts:acknowledge', 'draft', 'draftBooked');
--> statement-breakpoint
-- When the transaction ends, a token is what its event says, and none is ever gone.
create or replace function public.token_is_recorded() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  said jsonb := (select e.data from public.recorded_now('api_token', new.id) e
    where e.type = case tg_op when 'INSERT' then 'tokenIssued' else 'tokenRevoked' end);
begin
  if said is null or tg_op = 'INSERT' and (said ->> 'name', said ->> 'hash', said ->> 'prefix', said ->> 'partnerId',
      (said ->> 'expiresAt')::timestamptz, public.sorted_list(said -> 'scopes'))
    is distinct from (new.name, new.hash, new.prefix, new.partner_id::text, new.expires_at,
      public.sorted_list(to_jsonb(new.scopes))) then
    perform public.forbid('api_tokens_are_recorded', 'no event of this transaction says this of the token');
  end if;
  return null;
end $$;
