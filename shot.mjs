import { chromium } from 'playwright-core';
import chr from '@sparticuz/chromium';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
const [dir, out, ...jobs] = process.argv.slice(2);
const T={'.html':'text/html','.css':'text/css','.js':'text/javascript','.svg':'image/svg+xml','.png':'image/png','.woff2':'font/woff2','.json':'application/json','.webp':'image/webp'};
const s=createServer(async(q,r)=>{let p=decodeURI(new URL(q.url,'http://x').pathname);if(p.endsWith('/'))p+='index.html';try{const b=await readFile(path.join(dir,p));r.writeHead(200,{'content-type':T[path.extname(p)]||'application/octet-stream'});r.end(b)}catch{r.writeHead(404);r.end()}}).listen(0);
const port=s.address().port;
const b=await chromium.launch({executablePath:await chr.executablePath(),args:['--no-sandbox','--disable-gpu']});
for(const j of jobs){const [p,w,scheme='light',full='1']=j.split('@');const c=await b.newContext({viewport:{width:+w,height:900},colorScheme:scheme});const g=await c.newPage();await g.goto(`http://127.0.0.1:${port}/${p}`);await g.evaluate(()=>document.fonts.ready);await g.waitForTimeout(200);await g.screenshot({path:`${out}/${(p||'home').replace(/\W+/g,'-')}-${w}-${scheme}.png`,fullPage:full==='1'});await c.close();}
await b.close();s.close();
