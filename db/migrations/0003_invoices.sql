ALTER TYPE "public"."aggregate" ADD VALUE 'price_book';--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger" ADD COLUMN "id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger" ADD COLUMN "details" jsonb;--> statement-breakpoint
ALTER TABLE "price_books" ADD COLUMN "added_by" uuid;--> statement-breakpoint
ALTER TABLE "price_books" ADD COLUMN "added_at" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "price_books" ADD CONSTRAINT "price_books_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_state_at_index" ON "ledger" USING btree ("state","at");--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_id_unique" UNIQUE("id");--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "gross_is_net_and_vat" CHECK ("drafts"."net" + "drafts"."vat" = "drafts"."gross");--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "kronur_are_whole" CHECK ("drafts"."currency" <> 'ISK' or (trunc("drafts"."net") = "drafts"."net" and trunc("drafts"."vat") = "drafts"."vat"));--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "drafted_has_a_draft" CHECK ("ledger"."state" <> 'drafted' or "ledger"."draft_id" is not null);--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "undrafted_says_why" CHECK ("ledger"."state" = 'drafted' or "ledger"."why" is not null);