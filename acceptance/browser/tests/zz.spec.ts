import { test } from '@playwright/test';
import { logIn } from '/work/main/acceptance/browser/support/login.ts';
const pw = process.env.KOPILKA_WALK_PASSWORD!;
const shots: [string,string,string[]][] = [
 ['sokolova.m','ru',['/','/events','/events/plan','/people','/network','/surveys','/bank','/reports','/surveys/comparisons','/people/invite']],
 ['suleimenova.g','kk',['/','/events','/bank','/surveys','/people/me','/bank/mine']],
 ['dmitrieva.o','ru',['/','/bank/review']],
];
for (const size of [{width:1280,height:900,n:'desk'},{width:360,height:740,n:'phone'}]) {
 for (const [who,lang,paths] of shots) {
  test(`${who} ${size.n}`, async ({browser}) => {
   test.setTimeout(240_000);
   const page = await (await browser.newContext({viewport:{width:size.width,height:size.height},isMobile:size.n==='phone',hasTouch:size.n==='phone',locale:'ru-RU'})).newPage();
   await logIn(page,{username:who,password:pw});
   for (const p of paths) {
    await page.goto(p); await page.waitForTimeout(2500);
    await page.screenshot({path:`/tmp/shots/${size.n}-${who.split('.')[0]}${p.replaceAll('/','_')}.png`, fullPage: size.n==='desk'});
   }
  });
 }
}
