export interface Duration {
  seconds: number
  cpu: number | undefined
}
