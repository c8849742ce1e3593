CREATE TABLE "chain" (
	"aggregate" "aggregate" NOT NULL,
	"aggregate_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"text" text NOT NULL,
	"hash" text NOT NULL,
	"checkpoint" integer,
	CONSTRAINT "chain_aggregate_aggregate_id_seq_pk" PRIMARY KEY("aggregate","aggregate_id","seq")
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"number" integer PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"events" integer NOT NULL,
	"text" text NOT NULL,
	"signature" text NOT NULL,
	"delivered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "chain_not_signed" ON "chain" USING btree ("aggregate","aggregate_id","seq") WHERE "chain"."checkpoint" is null;--> statement-breakpoint
CREATE INDEX "chain_checkpoint" ON "chain" USING btree ("checkpoint");