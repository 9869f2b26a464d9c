import { openBrowser } from '#tests/browser.ts';
const B='http://127.0.0.1:4450', T=process.env.TMPDIR;
const b=await openBrowser();
const c=await b.newContext({viewport:{width:390,height:844},colorScheme:'dark',locale:'en-GB'});
const p=await c.newPage(); p.setDefaultTimeout(15000);
let n=0; const shot=async(name:string,full=true)=>{ await p.waitForTimeout(200); const w=await p.evaluate('document.documentElement.scrollWidth'); console.log(name,p.url(),w); await p.screenshot({path:`${T}/p-${name}.png`,fullPage:full}); };
try{
await p.goto(B+'/en/cases/new'); await shot('company');
await p.fill('input[name=name], input[name=q]', 'Einsnetz'); await p.keyboard.press('Enter'); await p.waitForTimeout(1200); await shot('hits');
await p.waitForURL(/story/); await shot('story');
await p.fill('[name=title]','Router never came'); await p.fill('[name=summary]','I ordered a router.\n\n- first\n- second'); 
await p.locator('button',{hasText:'Continue to the timeline'}).click(); await p.waitForTimeout(1200); await shot('timeline0');
for (const [d,ch,dir,t,who] of [['early March','letter','to-company','I wrote a letter asking for the router.',''],['around Easter','phone','conversation','They said it is on its way. إن شاء الله (soon)','ليلى'],['Q2 2026','email','from-company','A mail: we are sorry.',''],['5 June 2026 14:30','phone','attempt','Engaged, nobody answered.',''],['a few days later','phone','attempt','x','']] as const){
 await p.fill('[name=occurredOn]',d); await p.locator(`[name=channel]`).first().evaluate((e)=>e.tagName)==='SELECT'? await p.selectOption('[name=channel]',ch): await p.check(`[name=channel][value=${ch}]`,{force:true});
 await p.locator(`[name=direction]`).first().evaluate((e)=>e.tagName)==='SELECT'? await p.selectOption('[name=direction]',dir): await p.check(`[name=direction][value=${dir}]`,{force:true});
 await p.fill('[name=text]',t);
 if (who) { const f=p.locator('[name=people]'); if(!(await f.isVisible())) await p.locator('summary',{hasText:'More'}).first().click(); await f.fill(who);} 
 await p.locator('button',{hasText:'Add the entry'}).click(); await p.waitForTimeout(1200); await p.waitForTimeout(300);
 if(d==='a few days later') await shot('refused');
}
await p.goto(B+'/en/cases/new/timeline'); await shot('timeline1');
const edit=p.locator('a.edit').nth(1); await edit.click(); await p.waitForTimeout(1200); const s=p.locator('summary',{hasText:'Order'}); if(await s.count()) await s.first().click(); await shot('edit');
await p.goto(B+'/en/cases/new/wish'); await shot('wish');
const f=p.locator('[name=desiredOutcome]').first(); if((await f.evaluate(e=>e.tagName))==='SELECT') await p.selectOption('[name=desiredOutcome]','delivery'); else await p.check('[name=desiredOutcome][value=delivery]',{force:true});
await p.fill('[name=desiredText]','Send it.'); await p.locator('button',{hasText:'Continue to the check'}).click(); await p.waitForTimeout(1200); await shot('preview');
}catch(e){console.log(String(e).slice(0,600)); await shot('fail');}
await c.storageState({path:T+'/state.json'});
await b.close();
