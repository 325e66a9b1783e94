import type { components } from '../generated/openapi.js'

type Schemas = components['schemas']

/** A person, as the device may see it. Never contains openId, unionId or a full phone number. */
export type User = Schemas['User']

/** What the server grants for a login. */
export type Grant = Schemas['Login']

/** One device's login, as `GET /v1/me/sessions` lists it. */
export type DeviceSession = Schemas['Session']

/** What the server keeps about a person. */
export type ExportedData = Schemas['Export']

/** The server's error codes. New ones may come; treat an unknown one by its `action`. */
export type ProblemCode = Schemas['Problem']['code']
