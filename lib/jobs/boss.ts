import 'server-only'
import { PgBoss, type JobWithMetadata } from 'pg-boss'
import { deadLetters, isDead } from '@/db/load/dead-letters'
import { queues, type Queue } from './queues'
import type { Send } from './sweep'

/** Begins to work on every queue. */
export async function startBoss(connectionString: string) {
  const boss = new PgBoss({
    connectionString,
    schema: 'pgboss',
    // Its tables belong to the owner and are brought up to date at the start of the console: bin/migrate.mjs.
    migrate: false,
    reindex: false,
    application_name: 'release-console-jobs',
    max: 4,
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
  })
  boss.on('error', error => console.error(`Jobs: ${error.message}`))
  await boss.start()
  await boss.createQueue(deadLetters)
  const workers = new Map<string, string>()
  for (const [name, queue] of Object.entries<Queue>(queues))
    workers.set(name, await workOn(boss, name, queue))

  const send: Send = async (name, singletonKey, data) => {
    const { rests, options }: Queue = queues[name]
    if (options.retryLimit && (await isDead(name, data))) return null
    const once = { singletonKey, ...(rests ? { singletonSeconds: rests } : {}) }
    const id = await boss.send(name, data, once)
    if (id) boss.notifyWorker(workers.get(name) ?? '')
    return id
  }
  return { send, stop: () => boss.stop({ graceful: true, timeout: 5_000 }) }
}

async function workOn(boss: PgBoss, name: string, { options, atOnce, cron, run }: Queue) {
  const kept = options.retryLimit ? { ...options, deadLetter: deadLetters } : options
  await boss.createQueue(name, { ...kept, policy: 'exclusive' })
  await boss.updateQueue(name, kept)
  if (cron) await boss.schedule(name, cron)
  const how = { includeMetadata: true, localConcurrency: atOnce } as const
  return boss.work(name, how, async jobs => {
    for (const job of jobs) await runOne(name, job, run)
  })
}

async function runOne(name: string, job: JobWithMetadata<unknown>, run: Queue['run']) {
  const { data, retryCount, retryLimit } = job
  // What comes by the clock is not sent by the sweep, which looks before.
  if (retryLimit > 0 && (await isDead(name, data))) return
  try {
    await run(data, { last: retryCount >= retryLimit })
  } catch (error) {
    const asked = `${name} ${JSON.stringify(data)}, try ${retryCount + 1} of ${retryLimit + 1}`
    console.error(`Job ${asked}:`, error)
    throw error
  }
}
