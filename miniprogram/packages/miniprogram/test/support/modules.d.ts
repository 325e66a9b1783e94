declare module 'flyio/dist/npm/wx'
declare module 'luch-request'
