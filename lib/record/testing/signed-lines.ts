import type { KeyObject } from 'node:crypto'
import type { Client } from 'pg'
import { signCheckpoint, type Unsigned } from '../checkpoint'

/** Signs every link that has no checkpoint; out: the lines of a file that has only this checkpoint. */
export async function signedLines(client: Client, key: KeyObject) {
  await client.query('begin')
  const { rows } = await client.query<Unsigned & { number: number }>(
    `select number, aggregate, id, seq, hash, whole from not_signed(100000)`,
  )
  const number = rows[0]?.number ?? 1
  const signed = signCheckpoint({ number, at: new Date(), links: rows, before: '' }, key)
  await client.query('select keep_checkpoint($1, $2)', [signed.text, signed.signature])
  await client.query('commit')
  return [JSON.stringify(signed)]
}
