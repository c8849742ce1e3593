CREATE TYPE "public"."price_book_state" AS ENUM('draft', 'published', 'retired');--> statement-breakpoint
ALTER TYPE "public"."aggregate" ADD VALUE 'exchange_rate';--> statement-breakpoint
CREATE TABLE "exchange_rates" (
	"id" uuid NOT NULL,
	"entry" integer NOT NULL,
	"from_currency" text NOT NULL,
	"to_currency" text NOT NULL,
	"on_day" text NOT NULL,
	"rate" numeric(18, 8) NOT NULL,
	"source" text NOT NULL,
	"reason" text,
	"entered_by" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "exchange_rates_id_entry_pk" PRIMARY KEY("id","entry"),
	CONSTRAINT "one_rate_a_day" UNIQUE("from_currency","to_currency","on_day","entry"),
	CONSTRAINT "rates_are_positive" CHECK ("exchange_rates"."rate" > 0),
	CONSTRAINT "rates_are_between_currencies" CHECK ("exchange_rates"."from_currency" <> "exchange_rates"."to_currency"),
	CONSTRAINT "corrections_say_why" CHECK (("exchange_rates"."entry" = 1) = ("exchange_rates"."reason" is null))
);
--> statement-breakpoint
ALTER TABLE "price_books" ALTER COLUMN "sha256" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "price_books" ADD COLUMN "party" uuid;--> statement-breakpoint
ALTER TABLE "price_books" ADD COLUMN "state" "price_book_state" DEFAULT 'published' NOT NULL;--> statement-breakpoint
ALTER TABLE "price_books" ALTER COLUMN "state" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "price_books" ADD COLUMN "published_by" uuid;--> statement-breakpoint
ALTER TABLE "price_books" ADD COLUMN "published_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "price_books" ADD COLUMN "retired_by" uuid;--> statement-breakpoint
ALTER TABLE "price_books" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "price_books" ADD COLUMN "retire_reason" text;--> statement-breakpoint
ALTER TABLE "exchange_rates" ADD CONSTRAINT "exchange_rates_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exchange_rates_on_day_index" ON "exchange_rates" USING btree ("on_day");--> statement-breakpoint
ALTER TABLE "price_books" ADD CONSTRAINT "price_books_party_customers_id_fk" FOREIGN KEY ("party") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_books" ADD CONSTRAINT "price_books_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_books" ADD CONSTRAINT "price_books_retired_by_people_id_fk" FOREIGN KEY ("retired_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_books" ADD CONSTRAINT "drafts_of_books_are_unpublished" CHECK (("price_books"."state" = 'draft') = ("price_books"."sha256" is null));--> statement-breakpoint
ALTER TABLE "price_books" ADD CONSTRAINT "retired_books_end" CHECK ("price_books"."state" <> 'retired' or "price_books"."valid_to" is not null);