declare module 'autocannon' {
  type Options = {
    url: string
    connections: number
    duration: number
    maxOverallRequests: number
    headers: Record<string, string>
  }
  type Run = PromiseLike<{ duration: number; non2xx: number; errors: number }> & {
    on(
      event: 'response',
      heard: (client: unknown, status: number, bytes: number, milliseconds: number) => void,
    ): Run
  }
  export default function autocannon(options: Options): Run
}
