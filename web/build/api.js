// Writes the types of every service's OpenAPI file in contracts/http to src/shared/api/types.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import openapi, { astToString } from 'openapi-typescript';

const contracts = new URL('../../contracts/http/', import.meta.url);
const types = new URL('../src/shared/api/types/', import.meta.url);

rmSync(types, { recursive: true, force: true });
mkdirSync(types, { recursive: true });
const services = existsSync(contracts) ? readdirSync(contracts).filter((name) => name.endsWith('.yaml')) : [];
for (const name of services) {
  const nodes = await openapi(new URL(name, contracts));
  writeFileSync(new URL(name.replace('.yaml', '.ts'), types), astToString(nodes));
}
console.log(`Types of ${services.length} services`);
