import { sql } from 'drizzle-orm'

/**
 * The version an installation `i` runs. Serverless is one for all: what its deploy target last confirmed counts,
 * and what was recorded by hand only until then.
 */
export const runningVersion = sql`case when i.type = 'serverless' then coalesce((
  select d.version from deployments d where d.track = 'serverless' and d.state = 'confirmed'
  order by d.settled_at desc limit 1), i.version) else i.version end`
