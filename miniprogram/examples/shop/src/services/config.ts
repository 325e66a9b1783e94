/** Where the shop's server is. WeChat asks for https and a listed domain; DevTools may be told not to. */
export const SERVER = 'http://127.0.0.1:8080'
