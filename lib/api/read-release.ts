import 'server-only'
import { listNames } from '@/db/queries/names'
import { getSituation } from '@/db/queries/situation'
import { answer } from './answer'
import { endpoint } from './endpoint'
import { problem } from './problem'
import { releaseStatus } from './release-status'
import { versionIn } from './version'

/** Where a release stands, what each step waits for, and who signed what. */
export const readRelease = endpoint<'releases:read', { version: string }>(
  'releases:read',
  async ({ token, params }) => {
    const [situation, names] = await Promise.all([
      getSituation(token, versionIn(params.version)),
      listNames(token),
    ])
    if (!situation) return problem(404, 'There is no such release.')
    return answer(200, releaseStatus(situation, names, token))
  },
)
