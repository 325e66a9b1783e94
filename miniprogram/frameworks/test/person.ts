import type { Persona } from '../../packages/browser-host/src/hostConfig'

/** Somebody new, whom the emulator knows from now on. */
export async function createPerson(emulator: string, id: string, phone: string): Promise<Persona> {
  const answer = await fetch(`${emulator}/_emulator/v1/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, phone, nickname: id }),
  })
  if (!answer.ok) throw new Error(`the emulator did not take ${id}: ${answer.status} ${await answer.text()}`)
  return { id, title: id, nickname: id, phone }
}
