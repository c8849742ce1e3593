import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { startThrowaway } from '../bin/keeper/throwaway.mjs'

const checkout = fileURLToPath(new URL('..', import.meta.url))

/** The built console as in production: an empty database of its own by DATABASE_URL, and no demonstration. */
export async function startOwnConsole(port: number, settings: Record<string, string>) {
  const cluster = await startThrowaway(checkout)
  const address = `http://127.0.0.1:${String(port)}`
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NEXTAUTH_SECRET: 'a secret of the test, long enough for it',
    NEXTAUTH_URL: address,
    PORT: String(port),
    DATABASE_URL: cluster.url('postgres'),
    ...settings,
  }
  const child = spawn(process.execPath, ['bin/start.mjs'], { cwd: checkout, env })
  let said = ''
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (words: Buffer) => {
      said += words.toString()
      if (said.includes(`Console ready at ${env.NEXTAUTH_URL}`)) resolve()
    })
    child.stderr.on('data', (words: Buffer) => (said += words.toString()))
    child.once('exit', () => reject(new Error(`The console ended:\n${said}`)))
  })

  async function stop() {
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    await cluster.stop()
  }
  try {
    await ready
  } catch (error) {
    await stop()
    throw error
  }
  return { address, stop, said: () => said }
}
