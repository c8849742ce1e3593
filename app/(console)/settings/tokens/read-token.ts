import 'server-only'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { Reading } from '@/lib/command'
import { currentEnv } from '@/lib/env'
import { valuesOf } from '@/lib/form-state'
import { secretFor } from '@/lib/tokens/secret'

/** What was typed, with the hash of the secret that this form brings about. Only the answer has the secret itself. */
export async function readToken(form: FormData): Promise<Reading> {
  const { subject: _, once, ...typed } = valuesOf(form)
  const key = z.uuid().safeParse(once)
  if (!key.success) {
    const t = await getTranslations('refusals')
    return { ok: false, fields: { '': [t('sent-from-elsewhere')] } }
  }
  const { NEXTAUTH_SECRET } = currentEnv()
  if (!NEXTAUTH_SECRET) throw new Error('NEXTAUTH_SECRET is missing.')
  const { secret, hash, prefix } = secretFor(key.data, NEXTAUTH_SECRET)
  return { ok: true, payload: { ...typed, hash, prefix }, secret }
}
