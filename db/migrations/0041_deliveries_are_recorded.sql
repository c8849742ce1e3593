ALTER TYPE "public"."aggregate" ADD VALUE 'delivery';
--> statement-breakpoint
insert into public.writers (aggregate, roles, machines) values ('delivery', '{devops,admin}', false);
