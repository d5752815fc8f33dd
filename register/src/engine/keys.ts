import { fromBase64url, toBase64url } from './base64url'

const KIND = { name: 'ECDSA', namedCurve: 'P-256' } as const
const WITH = { name: 'ECDSA', hash: 'SHA-256' } as const

/** A new pair whose private half can be used but never read, not even by us. */
export function makeKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(KIND, false, ['sign', 'verify'])
}

/** The uncompressed point (65 bytes), base64url: what the server keeps of this device. */
export async function publicKeyOf(keys: CryptoKeyPair): Promise<string> {
  return toBase64url(await crypto.subtle.exportKey('raw', keys.publicKey))
}

/** Raw r‖s (64 bytes) over the text's UTF-8, base64url. */
export async function sign(keys: CryptoKeyPair, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  return toBase64url(await crypto.subtle.sign(WITH, keys.privateKey, bytes))
}

export function isSignedBy(keys: CryptoKeyPair, text: string, signature: string): Promise<boolean> {
  const bytes = new TextEncoder().encode(text)
  return crypto.subtle.verify(WITH, keys.publicKey, fromBase64url(signature), bytes)
}
