import 'server-only'
import { asc, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { SignedText, Unsigned } from '@/lib/record/checkpoint'
import { db } from '../client'
import { checkpoints } from '../schema'

type Next = { number: number; before: string; links: Unsigned[] }

/**
 * Hands the next links that no checkpoint lists to `sign`, and keeps what it returns. False: there were none. One
 * at a time, whoever asks.
 */
export async function keepNext(most: number, sign: (next: Next) => SignedText): Promise<boolean> {
  return db.transaction(async tx => {
    const { rows } = await tx.execute<Unsigned & { number: number }>(sql`
      select number, aggregate, id, seq, hash, whole from not_signed(${most})`)
    const [first] = rows
    if (!first) return false
    const [last] = await tx
      .select({ text: checkpoints.text })
      .from(checkpoints)
      .orderBy(desc(checkpoints.number))
      .limit(1)
    const { text, signature } = sign({
      number: first.number,
      before: last?.text ?? '',
      links: rows,
    })
    await tx.execute(sql`select keep_checkpoint(${text}, ${signature})`)
    return true
  })
}

/** The checkpoints after this number, in order. */
export const checkpointsAfter = (number: number) =>
  db
    .select()
    .from(checkpoints)
    .where(gt(checkpoints.number, number))
    .orderBy(asc(checkpoints.number))

/** The first checkpoint that the webhook has not taken; null when it has all. */
export async function firstUndelivered() {
  const [found] = await db
    .select()
    .from(checkpoints)
    .where(isNull(checkpoints.deliveredAt))
    .orderBy(asc(checkpoints.number))
    .limit(1)
  return found ?? null
}

export async function markDelivered(number: number, at: Date) {
  await db.update(checkpoints).set({ deliveredAt: at }).where(eq(checkpoints.number, number))
}
