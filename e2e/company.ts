import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export const client = { id: 'console', secret: 'a secret between the console and its provider' }

/** People by the name they type at the company's sign-in, with what the company says about them. */
export type Accounts = Record<
  string,
  { name: string; email: string; email_verified: boolean; acr?: string; amr?: string[] }
>

/** How people sign in there, by the same name: the class and the methods. */
export type Strengths = Record<string, { acr?: string; amr?: string[] }>

/** A real OpenID Connect provider on loopback, for one console. */
export async function startCompany(
  consoleAddress: string,
  accounts: Accounts,
  strengths: Strengths = {},
) {
  const server = createServer()
  const issuer = await listen(server)
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${consoleAddress}/api/auth/callback/company`],
      },
    ],
    acrValues: ['pwd', 'mfa'],
    claims: {
      openid: ['sub', 'acr', 'amr'],
      email: ['email', 'email_verified'],
      profile: ['name'],
    },
    pkce: { required: () => true },
    cookies: { keys: ['a key of the test'] },
    findAccount: (_context, id) => {
      const account = accounts[id]
      return account && { accountId: id, claims: () => ({ sub: id, ...account }) }
    },
  })
  signInAs(provider, strengths)
  const requests: URL[] = []
  server.on('request', ({ url = '' }) => requests.push(new URL(url, issuer)))
  server.on('request', provider.callback())
  return { issuer, requests, stop: () => stop(server) }
}

/** Its own form knows only names; how strong a sign-in was is put down where the provider notes it. */
function signInAs({ Session: { prototype } }: Provider, strengths: Strengths) {
  const loginAccount = prototype.loginAccount
  prototype.loginAccount = function (login) {
    loginAccount.call(this, { ...login, ...strengths[login.accountId] })
  }
}

/** The next port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  const { port } = new URL(await listen(server))
  await stop(server)
  return Number(port)
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`)
    })
  })
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise(resolve => server.close(() => resolve()))
}
