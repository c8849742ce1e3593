/** The addresses of demonstration people end like this; nobody can have a mailbox there (RFC 2606). */
export const demoDomain = '@demo.example.com'
