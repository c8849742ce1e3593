import { token } from '@/db/aggregates/token'
import { perform } from '@/lib/perform'
import type { TokenCommand } from '@/lib/tokens/commands'
import { secretFor } from '@/lib/tokens/secret'
import { teller } from './teller'

/** Issues the demonstration's one API token. Nobody has its secret: it is here to be looked at, and revoked. */
export async function seedTokens(now: Date) {
  const actor = (await teller({ now })).cast.get('Ada')
  if (!actor) throw new Error('Ada is not there.')
  const { hash, prefix } = secretFor(crypto.randomUUID(), crypto.randomUUID())
  const command: TokenCommand = {
    ...{
      type: 'issueToken',
      name: 'GitLab CI',
      days: 365,
      hash,
      prefix,
      partner: null,
      installation: null,
    },
    scopes: ['releases:read', 'test-runs:write'],
  }
  const subject = crypto.randomUUID()
  const answer = await perform(token, { actor, subject, command, channel: 'seed', now })
  if (!answer?.ok) throw new Error('The demonstration could not issue its token.')
}
