import { apiTokens } from '@/db/schema'
import type { Token } from '@/lib/release/people'
import { unguarded } from './unguarded'

type Issued = {
  partnerId?: string
  installationId?: string
  by: string
  name: string
  scopes: Token['scopes']
  expiresAt?: Date
}

/** An API token, put there without anybody's command. */
export async function issued({
  by,
  name,
  scopes,
  expiresAt = inAnHour(),
  partnerId,
  installationId,
}: Issued): Promise<Token> {
  const id = crypto.randomUUID()
  const issuedAt = new Date(expiresAt.getTime() - 3_600_000)
  const kept = { hash: id.replaceAll('-', '').repeat(2), prefix: 'rc_12345678' }
  const values = {
    id,
    name,
    scopes: [...scopes],
    issuedBy: by,
    issuedAt,
    expiresAt,
    ...kept,
    partnerId,
    installationId,
  }
  const issuedTo = { partnerId: partnerId ?? null, installationId: installationId ?? null }
  await unguarded.insert(apiTokens).values(values)
  return { kind: 'token', id, name, scopes, ...issuedTo }
}

const inAnHour = () => new Date(Date.now() + 3_600_000)
