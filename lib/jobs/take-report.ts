import 'server-only'
import { z } from 'zod'
import { attemptByToken } from '@/db/load/attempt'
import { plain } from '@/lib/outside/plain'
import { act } from './act'
import { hashOf } from './token'

export const deployReport = z.strictObject({
  token: z.string().min(1).max(200),
  status: z.enum(['succeeded', 'failed']),
  detail: z
    .string()
    .max(2000)
    .default('')
    .transform(text => plain(text, 2000)),
})

/**
 * Takes a deploy target's word on an attempt. False: nobody has this token, and nothing is written. A report that
 * comes twice, or after the attempt was settled, changes nothing and is answered like the first.
 */
export async function takeReport(
  { token, status, detail }: z.infer<typeof deployReport>,
  now = new Date(),
): Promise<boolean> {
  const found = await attemptByToken(hashOf(token))
  if (!found) return false
  const { release, track, attempt } = found
  const command = { type: 'reportDeployment', track, attempt, status, detail } as const
  await act(release, command, { name: 'deploy-target', channel: 'webhook', now })
  return true
}
