import 'server-only'
import { sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/release/people'
import type { TrackType } from '@/lib/release/workflow'
import { deadLetters } from '../load/dead-letters'
import { planned } from '../planned'

export type FailedDelivery = {
  id: string
  queue: string
  /** Null for what is not about one release. */
  release: string | null
  track: TrackType | null
  failedAt: string
  tries: number
  why: string | null
}

/** What was given up after all its tries, the newest first; the last hundred. */
export const listFailedDeliveries = (_viewer: Viewer): Promise<FailedDelivery[]> =>
  planned<FailedDelivery>(
    'failed_deliveries',
    sql`
    select id, source_name as queue, data ->> 'release' as release, data ->> 'track' as track,
      created_on as "failedAt", source_retry_count + 1 as tries,
      coalesce(source_output ->> 'message', source_output #>> '{value,message}') as why
    from pgboss.job where name = ${deadLetters} and state = 'created' order by created_on desc limit 100`,
  )
