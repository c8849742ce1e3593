-- A new value of a type cannot be used in the transaction that adds it; the type is made anew.
ALTER TYPE "public"."token_scope" RENAME TO "token_scope_before";--> statement-breakpoint
CREATE TYPE "public"."token_scope" AS ENUM('releases:read', 'test-runs:write', 'installations:write');--> statement-breakpoint
ALTER TABLE "api_tokens" ALTER COLUMN "scopes" TYPE "public"."token_scope"[] USING "scopes"::text[]::"public"."token_scope"[];--> statement-breakpoint
ALTER TABLE "scope_events" ALTER COLUMN "scope" TYPE "public"."token_scope" USING "scope"::text::"public"."token_scope";--> statement-breakpoint
DROP TYPE "public"."token_scope_before";--> statement-breakpoint
ALTER TYPE "public"."aggregate" ADD VALUE 'accounting';--> statement-breakpoint
ALTER TYPE "public"."aggregate" ADD VALUE 'terms';--> statement-breakpoint
CREATE TABLE "accounting_settings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contact_id" uuid,
	"outside_union" text,
	"vat_id_evidence" text DEFAULT 'confirmed' NOT NULL,
	"retention" text,
	CONSTRAINT "one_accounting" CHECK ("accounting_settings"."id" = '00000000-0000-4000-8000-00000000acc0'),
	CONSTRAINT "outside_union_is_known" CHECK ("accounting_settings"."outside_union" in ('O', 'G')),
	CONSTRAINT "evidence_is_known" CHECK ("accounting_settings"."vat_id_evidence" in ('format_ok', 'confirmed'))
);
--> statement-breakpoint
CREATE TABLE "sellers" (
	"id" text PRIMARY KEY NOT NULL,
	"country" text NOT NULL,
	"name" text NOT NULL,
	"street" text NOT NULL,
	"postal_code" text NOT NULL,
	"city" text NOT NULL,
	"vat_id" text,
	"registration" text NOT NULL,
	"endpoint_scheme" text,
	"endpoint_id" text,
	"zone" text NOT NULL,
	"currency" text NOT NULL,
	CONSTRAINT "sellers_country_unique" UNIQUE("country"),
	CONSTRAINT "sellers_stand_in" CHECK ("sellers"."country" in ('FR', 'IS'))
);
--> statement-breakpoint
CREATE TABLE "vat_rates" (
	"country" text NOT NULL,
	"category" text NOT NULL,
	"valid_from" text NOT NULL,
	"rate" numeric(9, 4) NOT NULL,
	"evidence" text NOT NULL,
	"entered_by" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "vat_rates_country_category_valid_from_pk" PRIMARY KEY("country","category","valid_from"),
	CONSTRAINT "rate_is_a_percentage" CHECK ("vat_rates"."rate" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "terms_of_sale" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"level" text NOT NULL,
	"agreed_for" text NOT NULL,
	"party" text NOT NULL,
	"valid_from" text NOT NULL,
	"valid_to" text,
	"due_kind" text NOT NULL,
	"due_days" integer NOT NULL,
	"price_book" text,
	"rules" jsonb NOT NULL,
	"commission_percent" numeric(9, 4),
	"document_name" text NOT NULL,
	"digest" text NOT NULL,
	"added_by" uuid,
	"added_at" timestamp with time zone NOT NULL,
	"ended_on" text,
	"end_reason" text,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "terms_of_sale_code_version_unique" UNIQUE("code","version"),
	CONSTRAINT "terms_level_is_known" CHECK ("terms_of_sale"."level" in ('contract_override', 'operator_agreement', 'buyer_negotiated', 'vendor_general')),
	CONSTRAINT "terms_party_is_known" CHECK ("terms_of_sale"."party" in ('vendor', 'partner', 'customer')),
	CONSTRAINT "terms_end_after_start" CHECK ("terms_of_sale"."valid_to" >= "terms_of_sale"."valid_from"),
	CONSTRAINT "terms_digest_is_sha256" CHECK ("terms_of_sale"."digest" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "ended_terms_say_why" CHECK (num_nulls("terms_of_sale"."ended_on", "terms_of_sale"."end_reason", "terms_of_sale"."ended_at") in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "street" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "postal_code" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "city" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "vat_confirmed_on" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "vat_confirmed_by" uuid;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "vat_reference" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "endpoint_scheme" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "endpoint_id" text;--> statement-breakpoint
ALTER TABLE "accounting_settings" ADD CONSTRAINT "accounting_settings_contact_id_people_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vat_rates" ADD CONSTRAINT "vat_rates_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_of_sale" ADD CONSTRAINT "terms_of_sale_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_of_sale" ADD CONSTRAINT "terms_of_sale_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "terms_of_sale_level_agreed_for_index" ON "terms_of_sale" USING btree ("level","agreed_for");--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_vat_confirmed_by_people_id_fk" FOREIGN KEY ("vat_confirmed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "vat_confirmation_is_whole" CHECK (num_nulls("customers"."vat_confirmed_on", "customers"."vat_reference") in (0, 2) and ("customers"."vat_confirmed_on" is null or "customers"."vat_id" is not null));--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "endpoint_is_whole" CHECK (num_nulls("customers"."endpoint_scheme", "customers"."endpoint_id") in (0, 2));