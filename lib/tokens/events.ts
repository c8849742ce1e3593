import { z } from 'zod'
import { scopes } from '@/lib/release/workflow'

/** What happened to an API token. The hash says which secret it was, and nobody finds the secret by it. */
export const tokenEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('tokenIssued'),
    name: z.string(),
    scopes: z.array(z.enum(scopes)),
    hash: z.string(),
    prefix: z.string(),
    expiresAt: z.iso.datetime(),
    /** Absent where it was issued before any was for a partner. */
    partnerId: z.string().nullable().optional(),
    /** Absent where it was issued before any was for an installation. */
    installationId: z.string().nullable().optional(),
  }),
  z.object({ type: z.literal('tokenRevoked') }),
])
export type TokenEvent = z.infer<typeof tokenEvent>
