import { countIn } from '@/lib/count'
import { z } from 'zod'

const digits = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(countIn)

/** The number of a draft in an address; null for what is none. */
export const draftNumberIn = (text: string): number | null => digits.safeParse(text).data ?? null
