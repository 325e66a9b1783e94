/** WeChat's template and style compilers; the package has no types of its own. */
declare module 'miniprogram-compiler' {
  const compiler: {
    wxmlToJs(root: string): string
    wxssToJs(root: string): string
  }
  export default compiler
}
