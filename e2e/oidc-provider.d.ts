/** As much of the package as the tests use; it brings no types. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http'

  type Account = { accountId: string; claims: () => Record<string, unknown> & { sub: string } }

  type Login = { accountId: string; acr?: string; amr?: string[] }

  export class Provider {
    constructor(
      issuer: string,
      configuration: {
        clients: readonly Record<string, unknown>[]
        acrValues: readonly string[]
        claims: Record<string, readonly string[]>
        pkce: { required: () => boolean }
        cookies: { keys: readonly string[] }
        findAccount: (context: unknown, id: string) => Account | undefined
      },
    )
    callback(): RequestListener
    Session: { prototype: { loginAccount: (this: object, login: Login) => void } }
  }
}
