import { z } from 'zod'
import type { Values } from '@/lib/form-state'

/** What a form may hold: any text without a NUL, which the database cannot keep. */
export const readableForm = z.record(
  z.string(),
  z.custom<Values[string]>(value => !String(value).includes('\0'), 'not-text'),
)
