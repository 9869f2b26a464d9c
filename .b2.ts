import { openBrowser } from '#tests/browser.ts';
const B='http://127.0.0.1:4450', T=process.env.TMPDIR;
const b=await openBrowser();
const c=await b.newContext({viewport:{width:390,height:844},colorScheme:'dark',locale:'en-GB'});
const p=await c.newPage(); p.setDefaultTimeout(15000);
const shot=async(name:string)=>{ await p.waitForTimeout(300); const w=await p.evaluate('document.documentElement.scrollWidth'); console.log(name,p.url(),w); await p.screenshot({path:`${T}/q-${name}.png`,fullPage:true}); };
try{
await p.goto(B+'/en/cases/new'); 
await p.fill('input[name=name], input[name=q]', 'Einsnetz'); await p.keyboard.press('Enter'); await p.waitForURL(/story/);
await p.fill('[name=title]','Router never came'); await p.fill('[name=summary]','I ordered a router.'); 
await p.locator('button',{hasText:'Continue to the timeline'}).click(); await p.waitForURL(/timeline/);
for (const [d,ch,dir,t] of [['3 October 2026','letter','to-company','I wrote a letter.'],['3 October 2026','phone','attempt','Engaged.'],['mid October','phone','conversation','They said it is on its way.'],['some time in late October','email','from-company','A mail: we are sorry.'],['around 5 November','email','to-company','Where is it?'],['5 11 2026','phone','attempt','Nobody.']] as const){
 await p.fill('[name=occurredOn]',d); await p.check(`[name=channel][value=${ch}]`,{force:true}); await p.check(`[name=direction][value=${dir}]`,{force:true}); await p.fill('[name=text]',t);
 await p.locator('button',{hasText:'Add the entry'}).click(); await p.waitForTimeout(1500);
}
await shot('timeline');
await p.locator('a.edit').nth(1).click(); await p.waitForTimeout(1200); await shot('move');
const up=p.locator('button',{hasText:'One up'}); console.log('up', await up.count()); if (await up.count()) { await up.first().click(); await p.waitForTimeout(1500); await shot('moved'); }
await p.goto(B+'/en/cases/new/wish'); await p.check('[name=desiredOutcome][value=delivery]',{force:true});
await p.fill('[name=desiredText]','Send it.'); await p.locator('button',{hasText:'Continue to the check'}).click(); await p.waitForURL(/preview/); await shot('preview');
}catch(e){console.log(String(e).slice(0,600)); await shot('fail');}
try{
await p.goto(B+'/en/account/sign-in'); await p.fill('[name=email] >> nth=0','frau.funkloch@post.example'); await p.fill('[name=password]','router-vier-rueckrufe'); await p.keyboard.press('Enter'); await p.waitForTimeout(2500);
await p.goto(B+'/en/account'); await shot('account');
const href=await p.locator('main a[href*="/account/cases/"], main a[href*="/cases/2026"]').first().getAttribute('href'); console.log(href);
const nr=/2026-\d+/.exec(href??'')?.[0];
for (const [u,n] of [['','own'],['/entry','entry'],['/correct','correct'],['/close','close'],['/words','words'],['/plan','plan'],['/history','ownhist'],['/withdraw','withdraw']]) { await p.goto(`${B}/en/account/cases/${nr}${u}`); await shot(n); }
await p.goto(`${B}/en/companies/einsnetz/why`); await shot('why');
}catch(e){console.log(String(e).slice(0,600)); await shot('fail2');}
await b.close();
