import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

type Received = { headers: Record<string, string>; body: string }
type Behaviour = (response: ServerResponse) => void

/** A real deploy target on loopback that does what the test tells it, and keeps what it was sent. */
export async function startTarget() {
  const orders: Received[] = []
  const does: Record<'deploy' | 'version' | 'health', Behaviour> = {
    deploy: answer(202),
    version: answer(200, '{"version":"0.0.0"}'),
    health: answer(200, '{"status":"ok"}'),
  }
  const server = createServer((request, response) => void serve(request, response))
  async function serve(request: IncomingMessage, response: ServerResponse) {
    const name = (request.url ?? '').slice(1) as keyof typeof does
    const body = await text(request)
    if (name === 'deploy') orders.push({ headers: request.headers as Record<string, string>, body })
    does[name](response)
  }
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...{ base, orders, does },
    stop() {
      server.closeAllConnections()
      return new Promise(resolve => server.close(resolve))
    },
  }
}

export const answer =
  (status: number, body = ''): Behaviour =>
  response => {
    response.writeHead(status).end(body)
  }

export const hang: Behaviour = () => undefined

/** Goes on for ever, a little at a time. */
export const drip: Behaviour = response => {
  response.writeHead(200)
  const timer = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(timer))
}

export const flood: Behaviour = response => {
  response.writeHead(200).end('x'.repeat(200_000))
}

export const redirect: Behaviour = response => {
  response.writeHead(302, { location: '/health' }).end()
}

export const cut: Behaviour = response => response.destroy()
