CREATE TYPE "public"."token_scope" AS ENUM('releases:read', 'test-runs:write');--> statement-breakpoint
ALTER TYPE "public"."aggregate" ADD VALUE 'api_token';--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"prefix" text NOT NULL,
	"scopes" "token_scope"[] NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_by" uuid,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_tokens_name_unique" UNIQUE("name"),
	CONSTRAINT "api_tokens_hash_unique" UNIQUE("hash"),
	CONSTRAINT "token_has_a_scope" CHECK (cardinality("api_tokens"."scopes") > 0),
	CONSTRAINT "token_expires_within_a_year" CHECK ("api_tokens"."expires_at" > "api_tokens"."issued_at" and "api_tokens"."expires_at" <= "api_tokens"."issued_at" + interval '366 days'),
	CONSTRAINT "token_is_hashed" CHECK ("api_tokens"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "scope_events" (
	"scope" "token_scope" NOT NULL,
	"aggregate" "aggregate" NOT NULL,
	"type" text NOT NULL,
	CONSTRAINT "scope_events_scope_aggregate_type_pk" PRIMARY KEY("scope","aggregate","type")
);
--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_issued_by_people_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_revoked_by_people_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_tokens_issued_at_index" ON "api_tokens" USING btree ("issued_at");