import 'server-only'
import type { KeyObject } from 'node:crypto'
import { checkpointsAfter, keepNext } from '@/db/load/checkpoints'
import { currentEnv } from '@/lib/env'
import { follows, signCheckpoint, type Unsigned } from '@/lib/record/checkpoint'
import { addToFile, lastInFile } from '@/lib/record/checkpoint-file'
import { signingKey } from '@/lib/record/signing-key'

const AT_ONCE = 2_000

/**
 * Signs the hashes of what was recorded since the last checkpoint, and lets them leave the database into a file;
 * the webhook has a job of its own. What does not hash to what the chain says is never signed.
 */
export async function takeCheckpoint(now = new Date()) {
  const { CHECKPOINT_FILE: file } = currentEnv()
  const key = signingKey()
  if (!key || !file) return
  const sign: Parameters<typeof keepNext>[1] = ({ number, before, links }) => {
    refuseFalse(links)
    return signCheckpoint({ number, at: now, before, links }, key)
  }
  const last = lastInFile(file)
  await refuseOther(file, last)
  while (await keepNext(AT_ONCE, sign));
  await fillFile(file, last, key)
}

function refuseFalse(links: readonly Unsigned[]) {
  const first = links.find(({ whole }) => !whole)
  if (first)
    throw new Error(
      `The record is not whole: ${first.aggregate} ${first.id}, event ${first.seq}. Nothing is signed; run npm run audit:verify.`,
    )
}

/** A file that does not end in a checkpoint of this database belongs to another, or to one that was set back. */
async function refuseOther(file: string, last: ReturnType<typeof lastInFile>) {
  const own = last && (await checkpointsAfter(last.number - 1))[0]
  if (last && own?.text !== last.text)
    throw new Error(
      `${file} ends in a checkpoint ${last.number} that this database does not have. Nothing is signed.`,
    )
}

async function fillFile(file: string, last: ReturnType<typeof lastInFile>, key: KeyObject) {
  let before = last?.text ?? ''
  for (const next of await checkpointsAfter(last?.number ?? 0)) {
    if (!follows(next, before, key)) throw new Error(forged(next.number))
    addToFile(file, [next])
    before = next.text
  }
}

const forged = (number: number) =>
  `Checkpoint ${number} in the database was not signed by this key, or does not follow the one before it.`
