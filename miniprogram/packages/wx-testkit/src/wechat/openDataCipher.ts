import { cbc } from '@noble/ciphers/aes.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64, toBase64 } from './base64'

/** AES-128-CBC with PKCS#7 under the decoded session_key, as WeChat encrypts open data. */
export function encryptOpenData(
  sessionKey: string,
  iv: Uint8Array,
  data: object,
): { encryptedData: string; iv: string } {
  const plaintext = utf8ToBytes(JSON.stringify(data))
  return { encryptedData: toBase64(cbc(fromBase64(sessionKey), iv).encrypt(plaintext)), iv: toBase64(iv) }
}

/**
 * The reverse of what WeChat does, for stub servers in tests.
 *
 * @throws if the key is not the one the blob was made under
 * @public
 */
export function decryptOpenData(sessionKey: string, encryptedData: string, iv: string): Record<string, unknown> {
  const plaintext = cbc(fromBase64(sessionKey), fromBase64(iv)).decrypt(fromBase64(encryptedData))
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext)) as Record<string, unknown>
}

/** `sha1(rawData + session_key)`, where session_key is the Base64 text itself. */
export function signRawData(rawData: string, sessionKey: string): string {
  return bytesToHex(sha1(utf8ToBytes(rawData + sessionKey)))
}
