import 'server-only'
import { sql, type SQL } from 'drizzle-orm'
import { isTakenBack } from './chain'

/** Releases `b` and `r` are of one minor line. */
export const sameMinor = sql.raw(`split_part(b.version, '.', 1) = split_part(r.version, '.', 1)
        and split_part(b.version, '.', 2) = split_part(r.version, '.', 2)`)

/**
 * The draft that stands for an installation and bills another release of the same minor line, as JSON with its
 * release and number; null when there is none.
 */
export const billedElsewhere = (releaseId: SQL, installationId: SQL) => sql`(
  select json_build_object('release', b.version, 'number', other.number)
  from drafts other join releases b on b.id = other.release_id join releases r on r.id = ${releaseId}
  where other.installation_id = ${installationId} and other.release_id <> r.id
    and other.corrects is null and other.state not in ('rejected', 'cancelled') and ${sameMinor}
    and not ${isTakenBack('other')}
  order by other.number desc limit 1)`
