import { describe, expect, it } from 'vitest'
import { compile } from '../support/compile'

const APP = { 'app.json': JSON.stringify({ pages: ['p'] }), 'p.wxml': '', 'p.js': 'Page({})' }

async function appStyle(wxss: string, more: Record<string, string> = {}): Promise<string> {
  return (await compile({ ...APP, ...more, 'app.wxss': wxss })).data.appStyle.replace(/\s+/g, ' ').trim()
}

describe('style sheets', () => {
  it('measureByThePhone', async () => {
    expect(
      await appStyle(
        '.a { width: 750rpx; margin: -1.5rpx 2px; height: calc(100vh - 20rpx); padding-bottom: env(safe-area-inset-bottom) }',
      ),
    ).toBe(
      ':where(.mh-app) .a { width: 100cqw; margin: -0.2cqw 2px; height: calc(100cqh - 2.6667cqw); padding-bottom: var(--safe-area-inset-bottom, 0px) }',
    )
  })

  it('leaveNamesAlone', async () => {
    expect(await appStyle('.col-5vh { background: url(a2rpx.png) #10vw1 }')).toContain(
      '.col-5vh { background: url(a2rpx.png) #10vw1 }',
    )
  })

  it('nameTagsAndIdsAsTheDocumentDoes', async () => {
    expect(await appStyle('page, view > text.a, #id { top: 0 }')).toBe(
      ':where(.mh-app) wx-page, :where(.mh-app) wx-view > wx-text.a,:where(.mh-app) :is(#_, [id$="--id"]) { top: 0 }',
    )
  })

  it('turnTheColourSchemeIntoASelector', async () => {
    expect(
      await appStyle(
        '@media (prefers-color-scheme: dark) { .a { top: 0 } } @media (prefers-color-scheme: light) and (min-width: 1px) { .b { top: 0 } }',
      ),
    ).toBe(
      ':where(.mh-app[data-theme="dark"]) .a { top: 0 } @media (min-width: 1px) { :where(.mh-app[data-theme="light"]) .b { top: 0 } }',
    )
  })

  it('leaveKeyFramesAlone', async () => {
    expect(await appStyle('@keyframes k { from { left: 75rpx } 50% { left: 0 } }')).toBe(
      '@keyframes k { from { left: 10cqw } 50% { left: 0 } }',
    )
  })

  it('importOthersOnceEachAndInPlace', async () => {
    expect(
      await appStyle('@import "s/a.wxss"; .z { top: 0 }', {
        's/a.wxss': '@import "b.wxss"; .a { top: 0 }',
        's/b.wxss': '@import "a.wxss"; .b { top: 0 }',
      }).catch(String),
    ).toMatch(/\.b \{.*\.a \{.*\.z \{/)
  })

  it('ofAPageHoldInThatPageOnlyAndThoseOfAComponentCarryItsScope', async () => {
    const { data } = await compile({
      'app.json': JSON.stringify({ pages: ['p'] }),
      'p.json': '{"usingComponents":{"x":"x"}}',
      'p.wxml': '<x/>',
      'p.wxss': '.a { top: 0 }',
      'p.js': 'Page({})',
      'x.json': '{"component":true}',
      'x.wxml': '',
      'x.js': 'Component({})',
      'x.wxss': ':host .a { top: 0 }',
    })
    expect(data.components.p?.style).toBe(':where(.mh-app [data-page="p"]) .a { top: 0 }')
    expect(data.components.x?.style).toBe(':where(.mh-app) [wx-host="__host__"] .__scope__a { top: 0 }')
  })

  it('sayWhereTheyAreBroken', async () => {
    const { problems } = await compile({ ...APP, 'app.wxss': '.a {\n  top: 0;\n', 'p.wxss': '\n@import "none.wxss";' })
    expect(problems).toEqual([
      { level: 'error', path: 'app.wxss', message: 'Unclosed block', line: 1 },
      { level: 'error', path: 'p.wxss', message: '@import "none.wxss" is not found', line: 2 },
    ])
  })
})
