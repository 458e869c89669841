import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A real input that lies beside the checkout where there is one: `data/staff/ulyanovsk-messy.xlsx`. */
export function sharedData(path: string): string | undefined {
  return ['../../../../shared/', '../../../../../shared/']
    .map((shared) => fileURLToPath(new URL(shared + path, import.meta.url)))
    .find((file) => existsSync(file));
}
